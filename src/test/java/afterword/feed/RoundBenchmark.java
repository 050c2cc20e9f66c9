package afterword.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * CPU, time and memory of rounds over 10,000 feeds at 4,000 host names, over HTTPS on loopback, 90 % answered with 304: ours, ours with parsing, ours where
 * the second compiler may work, and Node's undici in two orders, one after the other against the same server. The first rounds of each warm it up. Run it
 * on a quiet machine with
 * {@code UNDICI=FOLDER mvn -q test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=afterword.feed.RoundBenchmark}, where
 * {@code npm i undici} was run in FOLDER.
 */
public final class RoundBenchmark {
    private static final String FEEDS = "10000";
    private static final String HOSTS = "4000";
    private static final String ROUNDS = "20";
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";
    private static final String BOTH_COMPILERS = "-XX:TieredStopAtLevel=4";

    private RoundBenchmark() {}

    /** Prints a line of JSON for each round: CPU and wall time in seconds, memory now and at most in KiB. */
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("rounds");
        var store = folder.resolve("server.p12");
        var certificate = folder.resolve("server.pem");
        makeKeys(store, certificate);
        var server = new ProcessBuilder(java("-Xmx1g", FIRST_COMPILER, RoundServer.class.getName(), store.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = server.inputReader()) {
            var port = Objects.requireNonNull(out.readLine(), "The server did not start");
            run("Afterword", ours(store, port, "fetch", FIRST_COMPILER));
            run("Afterword, documents parsed", ours(store, port, "parse", FIRST_COMPILER));
            run("Afterword, both compilers", ours(store, port, "fetch", BOTH_COMPILERS));
            var undici = System.getenv("UNDICI");
            if (undici == null) {
                System.out.println("undici is left out: the environment variable UNDICI names no folder.");
            } else {
                run("undici, in the order of the list", node(Path.of(undici), certificate, port, "list"));
                run("undici, host after host", node(Path.of(undici), certificate, port, "host"));
            }
        } finally {
            server.destroy();
        }
    }

    private static void makeKeys(Path store, Path certificate) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var common = List.of("-keystore", store.toString(), "-storepass", RoundServer.PASSWORD, "-alias", "server");
        var make = new ArrayList<>(List.of(
                tool,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=feeds.test",
                "-ext",
                "SAN=dns:*.feeds.test"));
        make.addAll(List.of("-storetype", "PKCS12", "-validity", "30", "-ext", "bc:c"));
        make.addAll(common);
        var export = new ArrayList<>(List.of(tool, "-exportcert", "-rfc", "-file", certificate.toString()));
        export.addAll(common);
        for (var command : List.of(make, export)) {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IOException("keytool failed: " + command);
            }
        }
    }

    private static List<String> ours(Path store, String port, String what, String compilers) {
        return java(
                "-Xmx128m", compilers, RoundClient.class.getName(), store.toString(), port, FEEDS, HOSTS, ROUNDS, what);
    }

    /** With the flags that the bot runs under but for these two. */
    private static List<String> java(String memory, String compilers, String... main) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                memory,
                compilers,
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(main));
        return command;
    }

    private static List<String> node(Path folder, Path certificate, String port, String order) throws IOException {
        var script = folder.resolve("round.mjs");
        try (var in = Objects.requireNonNull(RoundBenchmark.class.getResourceAsStream("/benchmark/round.mjs"))) {
            Files.write(script, in.readAllBytes());
        }
        return List.of("node", script.toString(), certificate.toString(), port, FEEDS, HOSTS, ROUNDS, order);
    }

    private static void run(String name, List<String> command) throws IOException, InterruptedException {
        System.out.println(name);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().filter(line -> line.startsWith("{")).forEach(System.out::println);
        }
        if (process.waitFor() != 0) {
            throw new IOException(name + " ended with " + process.exitValue());
        }
    }
}
