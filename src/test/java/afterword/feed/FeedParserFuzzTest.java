package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets Jazzer look for a minute for bytes that the parser cannot bear, guided by what they reach in it; begins with the documents of the other tests. */
@Tag("long")
class FeedParserFuzzTest {
    private static final int SECONDS = 60;
    private static final int SECONDS_FOR_ONE = 10;

    @TempDir
    Path folder;

    @Test
    void survivesAMinuteOfGuidedNonsense() throws Exception {
        var output = folder.resolve("jazzer.log");
        var jazzer = start(output);

        boolean ended = jazzer.waitFor(SECONDS * 4L, TimeUnit.SECONDS);
        jazzer.destroyForcibly();

        assertThat(ended).as("Jazzer ends by itself").isTrue();
        assertThat(jazzer.exitValue()).as(() -> lastWords(output)).isZero();
        assertThat(lastWords(output)).containsPattern("Done [0-9]{2,} runs");
    }

    private Process start(Path output) throws IOException {
        var corpus = Files.createDirectory(folder.resolve("corpus"));
        for (var name : Documents.ALL) {
            Files.write(corpus.resolve(name.replace('/', '-')), Documents.bytes(name));
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx512m",
                        "-Dlogback.configurationFile=" + quietLog(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + FeedParserFuzzTarget.class.getName(),
                        "--instrumentation_includes=afterword.feed.**",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + folder + "/",
                        "-max_total_time=" + SECONDS,
                        "-timeout=" + SECONDS_FOR_ONE,
                        corpus.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private Path quietLog() throws IOException {
        return Files.writeString(folder.resolve("logback.xml"), "<configuration><root level=\"OFF\"/></configuration>");
    }

    private static String lastWords(Path output) {
        try {
            var text = Files.readString(output);
            return text.substring(Math.max(0, text.length() - 20_000));
        } catch (IOException e) {
            return "Nothing could be read of " + output + ": " + e;
        }
    }
}
