package afterword.storage;

import static afterword.storage.Shelf.NOW;
import static afterword.storage.Shelf.item;
import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.ArticleId;
import afterword.article.DeletionStore.Suspect;
import afterword.feed.FeedStatus;
import afterword.feed.ItemComments;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database keeps of articles that leave their feed, and of what the blog says of them. */
class SqliteDeletionStoreTest {
    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
        shelf.read(item("Three", 3), item("Two", 2), item("One", 1));
        shelf.posted("Two");
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    private List<Suspect> suspects() {
        return shelf.deletions.due(shelf.clock.instant(), 10);
    }

    private void readTwiceWithoutTwo() {
        shelf.read(item("Three", 3), item("One", 1));
        shelf.read(item("Three", 3), item("One", 1));
    }

    private void missTwoForAnHour() {
        readTwiceWithoutTwo();
        shelf.clock.advance(Duration.ofHours(1));
    }

    private ArticleId two() {
        return new ArticleId(shelf.id("Two"));
    }

    @Test
    void suspectsWhatIsMissingTwiceRunning() {
        shelf.read(item("Three", 3), item("One", 1));
        shelf.clock.advance(Duration.ofHours(1));
        assertThat(suspects()).isEmpty();

        shelf.read(item("Four", 4), item("Three", 3), item("One", 1));

        assertThat(suspects()).containsExactly(new Suspect(two(), URI.create("https://blog.example.org/two/")));
    }

    @Test
    void suspectsNothingOnTwoDocumentsSecondsApart() {
        readTwiceWithoutTwo();
        shelf.clock.advance(Duration.ofSeconds(299));
        assertThat(suspects()).isEmpty();

        shelf.clock.advance(Duration.ofSeconds(1));

        assertThat(suspects()).hasSize(1);
    }

    @Test
    void suspectsSoonerWhereAnAdminAsksEverySecond() {
        shelf.feeds.every(shelf.feed().id(), Duration.ofSeconds(1), NOW);
        readTwiceWithoutTwo();
        shelf.clock.advance(Duration.ofSeconds(9));
        assertThat(suspects()).isEmpty();

        shelf.clock.advance(Duration.ofSeconds(1));

        assertThat(suspects()).hasSize(1);
    }

    @Test
    void suspectsNothingThatCameBackInBetween() {
        shelf.read(item("Three", 3), item("One", 1));
        shelf.clock.advance(Duration.ofHours(1));
        shelf.read(item("Three", 3), item("Two", 2), item("One", 1));
        shelf.read(item("Three", 3), item("One", 1));

        assertThat(suspects()).isEmpty();
    }

    @Test
    void suspectsNothingThatOnlyFellOffTheEnd() {
        shelf.read(item("Four", 4), item("Three", 3), item("Two", 2));
        shelf.read(item("Five", 5), item("Four", 4), item("Three", 3));
        shelf.clock.advance(Duration.ofHours(1));

        assertThat(suspects()).isEmpty();
    }

    @Test
    void suspectsNothingBecauseOfADocumentThatWasCutShort() {
        shelf.read(item("Four", 4), item("Three", 3), item("Two", 2), item("One", 1));
        for (var poll = 0; poll < 3; poll++) {
            shelf.readCutShort(item("Four", 4), item("Three", 3), item("One", 1), item("Zero", 1));
            shelf.clock.advance(Duration.ofHours(1));
        }

        assertThat(suspects()).isEmpty();
    }

    @Test
    void leavesThePageAloneAsLongAsItWasTold() {
        missTwoForAnHour();

        shelf.deletions.keep(two(), NOW.plus(Duration.ofDays(1)));

        assertThat(suspects()).isEmpty();
        assertThat(shelf.deletions.due(NOW.plus(Duration.ofDays(1)), 10)).hasSize(1);
    }

    @Test
    void asksNoPagesOfAFeedThatIsPausedOrRemoved() {
        missTwoForAnHour();

        shelf.feeds.suspend(shelf.feed().id(), FeedStatus.PAUSED);
        assertThat(suspects()).isEmpty();
        shelf.feeds.remove(shelf.feed().id());
        assertThat(suspects()).isEmpty();
    }

    @Test
    void marksAGoneArticleAndOwesItsPostsAnEdit() {
        missTwoForAnHour();

        shelf.deletions.gone(two(), NOW);
        shelf.deletions.gone(two(), NOW);

        assertThat(shelf.articles.find(two())).hasValueSatisfying(it -> {
            assertThat(it.gone()).isTrue();
            assertThat(it.revision()).isEqualTo(2);
        });
        assertThat(shelf.owedEdits()).containsExactly("Two");
        assertThat(suspects()).isEmpty();
    }

    @Test
    void takesTheMarkOffWhenTheFeedListsTheArticleAgain() {
        missTwoForAnHour();
        shelf.deletions.gone(two(), NOW);
        shelf.editsAreMade();

        shelf.read(item("Three", 3), item("Two", 2), item("One", 1));

        assertThat(shelf.articles.find(two()))
                .hasValueSatisfying(it -> assertThat(it.gone()).isFalse());
        assertThat(shelf.owedEdits()).containsExactly("Two");
        assertThat(shelf.articles.newest(10)).hasSize(3);
    }

    @Test
    void keepsWhatTheBlogSaysOfItsCommentsAndTellsNobody() {
        var comments =
                "<comments>https://blog.example.org/two/#comments</comments><wfw:commentRss>https://blog.example.org/two/feed/</wfw:commentRss><slash:comments>%d</slash:comments>";
        shelf.read(item("Three", 3), item("Two", 2, comments.formatted(4)), item("One", 1));
        shelf.read(item("Three", 3), item("Two", 2, comments.formatted(5)), item("One", 1));

        assertThat(shelf.articles.comments(two()))
                .isEqualTo(new ItemComments(
                        URI.create("https://blog.example.org/two/#comments"),
                        URI.create("https://blog.example.org/two/feed/"),
                        5));
        assertThat(shelf.owedEdits()).isEmpty();
        assertThat(shelf.articles.comments(new ArticleId(shelf.id("One")))).isEqualTo(ItemComments.UNKNOWN);
    }

    @Test
    void spreadsABurstInOrderAndDropsNothing() {
        shelf.database.write(handle -> handle.execute("""
                INSERT INTO destination (platform, channel, kind, name, space, added_at)
                VALUES ('TELEGRAM', '-100', 'TELEGRAM_CHANNEL', 'News', '-100', 0)
                """));
        var burst = IntStream.range(0, 45)
                .mapToObj(i -> item("Burst" + (44 - i), 10).replace("08:00:00", "08:%02d:00".formatted(44 - i)))
                .toArray(String[]::new);

        shelf.read(burst);

        var due = shelf.database.read(
                handle -> handle.createQuery("SELECT due_at FROM delivery WHERE kind = 'POST' ORDER BY id")
                        .mapTo(Long.class)
                        .list());
        assertThat(due).hasSize(45).isSorted();
        assertThat(due.stream().filter(it -> it == NOW.toEpochMilli())).hasSize(20);
        assertThat(due.getLast()).isEqualTo(NOW.plus(Duration.ofMinutes(10)).toEpochMilli());
    }
}
