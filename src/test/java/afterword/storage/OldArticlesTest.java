package afterword.storage;

import static afterword.storage.Shelf.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed shows a window of its blog: what slides into it from behind is not new. */
final class OldArticlesTest {
    private static final int TODAY = 10;

    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
        shelf.database.write(handle -> handle.execute("""
                INSERT INTO destination (platform, channel, kind, name, space, added_at)
                VALUES ('TELEGRAM', '-100', 'TELEGRAM_CHANNEL', 'News', '-100', 0)
                """));
    }

    @AfterEach
    void close() {
        shelf.database.close();
    }

    @Test
    void announcesNoOlderArticleThatTakesTheRoomOfADeletedOne() {
        shelf.read(item("Three", 5), item("Two", 4));

        shelf.read(item("Two", 4), item("One", 3));

        assertThat(announced()).isEmpty();
        assertThat(shelf.id("One")).isPositive();
    }

    @Test
    void announcesWhatIsNewBesideWhatIsOld() {
        shelf.read(item("Two", 4));

        shelf.read(item("Three", TODAY), item("Two", 4), item("One", 3));

        assertThat(announced()).containsExactly("Three");
    }

    @Test
    void announcesOnlyWhatIsOfTodayWhenAFeedThatWasEmptyFillsUp() {
        shelf.read();

        shelf.read(item("Three", TODAY), item("Two", 4), item("One", 3));

        assertThat(announced()).containsExactly("Three");
    }

    @Test
    void announcesAPostWithAnEarlyDateThatStandsBeforeTheKnownOnes() {
        shelf.read(item("Two", 6), item("One", 5));

        shelf.read(item("Begun long ago", 3), item("Two", 6), item("One", 5));

        assertThat(announced()).containsExactly("Begun long ago");
    }

    @Test
    void announcesTheFirstPostOfAnEmptyBlogWhateverItsDate() {
        shelf.read();

        shelf.read(item("One", 3));

        assertThat(announced()).containsExactly("One");
    }

    @Test
    void announcesWhatIsNewerThanAllThatIsKnownInAFeedThatShowsOnlyItsNewest() {
        shelf.read(item("One", 3));

        shelf.read(item("Two", 4));

        assertThat(announced()).containsExactly("Two");
    }

    @Test
    void announcesNothingOlderWhereNoneIsKnown() {
        shelf.read(item("Two", 4));

        shelf.read(item("One", 3));

        assertThat(announced()).isEmpty();
    }

    private List<String> announced() {
        return shelf.database.read(handle -> handle.createQuery(
                        "SELECT a.title FROM delivery d JOIN article a ON a.id = d.subject WHERE d.kind = 'POST'")
                .mapTo(String.class)
                .list());
    }
}
