package afterword;

import afterword.playground.discord.LocalDiscord;
import afterword.playground.discord.LocalDiscordSettings;
import afterword.playground.telegram.LocalTelegram;
import afterword.playground.telegram.LocalTelegramSettings;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * Starts the packaged jar with the documented flags against the local platforms, and prints how long {@code /readyz}
 * takes to say 200, and the resident memory then and after 1,000 articles were posted to a Discord channel with their
 * threads and polls. The reference of the same run is a Java that starts and ends. See docs/benchmarks.md.
 */
public final class StartBenchmark {
    private static final InstantSource TIME = InstantSource.system();
    private static final int STARTS = 7;
    private static final int ARTICLES = 1_000;
    private static final int IN_THE_FEED = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xms24m",
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED");

    private final AtomicInteger published = new AtomicInteger();
    private final Path folder;
    private final int port;
    private final HttpServer blog;
    private final LocalDiscord discord = new LocalDiscord(TIME, LocalDiscordSettings.defaults());
    private final LocalTelegram telegram = new LocalTelegram(TIME, LocalTelegramSettings.defaults());
    private final long guild = discord.places().addGuild("Readers", "Mira");
    private final long channel = discord.places().addChannel(guild, "articles");

    private StartBenchmark(Path folder) throws IOException {
        this.folder = folder;
        discord.start();
        telegram.start();
        blog = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        blog.createContext("/", exchange -> {
            var feed = feed().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, feed.length);
            try (exchange) {
                exchange.getResponseBody().write(feed);
            }
        });
        blog.start();
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("afterword-start");
        var benchmark = new StartBenchmark(folder);
        try {
            benchmark.run();
        } finally {
            benchmark.blog.stop(0);
            benchmark.discord.close();
            benchmark.telegram.close();
        }
    }

    private void run() throws IOException, InterruptedException {
        var starts = new long[STARTS];
        var memory = new long[STARTS];
        var empty = new long[STARTS];
        for (var i = 0; i < STARTS; i++) {
            empty[i] = emptyJava();
            var began = System.nanoTime();
            var process = start();
            awaitReady();
            starts[i] = (System.nanoTime() - began) / 1_000_000;
            memory[i] = residentMegabytes(process);
            process.destroyForcibly();
            process.waitFor();
        }
        System.out.printf("Java alone: median %d ms%n", median(empty));
        System.out.printf(
                "Start to ready: median %d ms, best %d, worst %d (%.1f times Java alone); memory then: median %d MB%n",
                median(starts),
                Arrays.stream(starts).min().orElseThrow(),
                Arrays.stream(starts).max().orElseThrow(),
                (double) median(starts) / median(empty),
                median(memory));
        var process = start();
        awaitReady();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> discord.view().guilds().getFirst().commands().size() > 5);
        discord.people()
                .command(channel, discord.places().owner(guild), "admit", Map.of())
                .await(PATIENCE);
        discord.people()
                .command(channel, discord.places().owner(guild), "channel add", Map.of())
                .await(PATIENCE);
        var began = System.nanoTime();
        while (published.get() < ARTICLES) {
            published.addAndGet(IN_THE_FEED);
            Awaitility.await().atMost(PATIENCE).until(() -> threads() >= published.get() - IN_THE_FEED);
        }
        Awaitility.await().atMost(PATIENCE).until(() -> threads() >= ARTICLES && metric("outstanding") == 0);
        System.out.printf(
                "%d articles posted with thread and poll in %.0f s; memory then: %d MB%n",
                ARTICLES, (System.nanoTime() - began) / 1e9, residentMegabytes(process));
        process.destroyForcibly();
        process.waitFor();
    }

    private long threads() {
        return discord.view()
                .guilds()
                .getFirst()
                .channels()
                .getFirst()
                .threads()
                .size();
    }

    private long metric(String name) throws IOException, InterruptedException {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("afterword_deliveries_" + name))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private Process start() throws IOException {
        var config = Files.writeString(folder.resolve("config.yml"), """
                storage: { path: "%s" }
                owners: { discord: [ "%d" ], telegram: [] }
                discord: { token: "%s", api-url: "%s", gateway-url: "%s" }
                telegram: { token: "%s", api-url: "%s" }
                feeds: [ { url: "http://127.0.0.1:%d/feed.xml", every: 1s } ]
                fetching: { user-agent: "Afterword benchmark", allow-private-addresses: true, extra-ports: [ %d ] }
                web: { listen: "127.0.0.1:%d" }
                """.formatted(
                        folder.resolve("afterword.db"),
                        discord.places().owner(guild),
                        discord.token(),
                        discord.restUrl(),
                        discord.gatewayUrl(),
                        telegram.token(),
                        telegram.url(),
                        blog.getAddress().getPort(),
                        blog.getAddress().getPort(),
                        port));
        var command = new ArrayList<>(List.of(java()));
        command.addAll(FLAGS);
        command.addAll(List.of("-jar", "target/afterword.jar", "run", "--config", config.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static long emptyJava() throws IOException, InterruptedException {
        var began = System.nanoTime();
        var command = new ArrayList<>(List.of(java()));
        command.addAll(FLAGS);
        command.addAll(List.of("-jar", "target/afterword.jar", "version"));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return (System.nanoTime() - began) / 1_000_000;
    }

    private void awaitReady() {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> get("/readyz").statusCode() == 200);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static long residentMegabytes(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024;
    }

    private static long median(long[] figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The newest articles, each a few paragraphs long. */
    private String feed() {
        var newest = published.get();
        var items = new StringBuilder();
        for (var i = newest; i > Math.max(0, newest - IN_THE_FEED); i--) {
            items.append("""
                    <item><title>Article %d</title><link>http://127.0.0.1:%d/%1$d</link><guid>a%1$d</guid>
                    <pubDate>%s</pubDate><category>Guides</category><description>%s</description></item>
                    """.formatted(
                            i,
                            blog.getAddress().getPort(),
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.EPOCH
                                    .plus(Duration.ofDays(20_000))
                                    .plusSeconds(i)
                                    .atOffset(ZoneOffset.UTC)),
                            "What an article says, said at some length. ".repeat(60)));
        }
        return "<rss version=\"2.0\"><channel><title>Blog</title><link>http://127.0.0.1/</link>" + items
                + "</channel></rss>";
    }
}
