package afterword;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@link StoppableBot} in a Java of its own, started and killed by the test. */
final class BotProcess implements AutoCloseable {
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private BotProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(() -> collect(process.inputReader()));
    }

    /** Where it stops: at this point, when it comes there for the so-manieth time. */
    record Stop(String point, int times) {}

    static BotProcess start(Path config, Stop... stop) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                // The product's own log, not the tests'.
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                StoppableBot.class.getName(),
                config.toString()));
        for (var where : stop) {
            command.addAll(List.of(where.point(), String.valueOf(where.times())));
        }
        try {
            return new BotProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void collect(BufferedReader output) {
        try (output) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            // Its end of the pipe went with the process.
            lines.add("(end: " + e.getMessage() + ")");
        }
    }

    boolean said(String words) {
        return lines.stream().anyMatch(line -> line.contains(words));
    }

    int times(String words) {
        return (int) lines.stream().filter(line -> line.contains(words)).count();
    }

    boolean isStopped() {
        return said(StoppableBot.STOPPED);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM; the exit code, empty where the process still runs after so long. */
    OptionalInt stop(Duration patience) {
        process.destroy();
        try {
            return process.waitFor(patience) ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
