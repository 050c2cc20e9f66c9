package afterword;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.Feed;
import afterword.feed.Opml;
import afterword.storage.SqliteStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Feeds in and out as files, beside a bot that has the database open. */
final class OpmlCommandLineTest {
    private static final URI FEED = URI.create("https://blog.example.org/feed");

    @TempDir
    Path folder;

    private Path list;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("config.yml"), """
                storage: { path: "%s" }
                discord: { token: "x" }
                feeds: []
                """.formatted(folder.resolve("test.db")));
        list = Files.writeString(
                folder.resolve("list.opml"), "<opml><outline text='Blog' xmlUrl='" + FEED + "'/></opml>");
    }

    private int run(String verb, Path file) {
        return new CommandLine(new Main())
                .execute(
                        "opml",
                        verb,
                        file.toString(),
                        "--config",
                        folder.resolve("config.yml").toString());
    }

    @Test
    void importsIntoADatabaseThatIsInUse() {
        try (var storage = SqliteStorage.open(folder.resolve("test.db"), InstantSource.system())) {
            var code = run("import", list);

            assertThat(code).isZero();
            assertThat(storage.feeds().list()).extracting(Feed::url).containsExactly(FEED);
        }
    }

    @Test
    void exportsWhatItImported() throws IOException {
        run("import", list);
        var copy = folder.resolve("copy.opml");

        var code = run("export", copy);

        assertThat(code).isZero();
        assertThat(Opml.read(Files.readAllBytes(copy)))
                .isInstanceOfSatisfying(
                        Opml.Result.Read.class,
                        read -> assertThat(read.outlines())
                                .extracting(Opml.Outline::url)
                                .containsExactly(FEED));
        assertThat(run("export", copy)).isEqualTo(2);
    }

    @Test
    void saysWithItsExitCodeThatItWasToldSomethingWrong() throws IOException {
        var html = Files.writeString(folder.resolve("page.html"), "<html>Hello</html>");

        assertThat(run("import", html)).isEqualTo(2);
        assertThat(run("import", folder.resolve("missing.opml"))).isEqualTo(2);
    }
}
