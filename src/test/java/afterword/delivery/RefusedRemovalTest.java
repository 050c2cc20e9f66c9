package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.ArticleId;
import afterword.chat.Action;
import afterword.chat.ChannelRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import afterword.destination.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The post of an article that left the site, where it should be removed and the platform does not let it go. */
final class RefusedRemovalTest {
    private static final SendResult REFUSED = new SendResult.Rejected("message can't be deleted");

    @TempDir
    Path folder;

    private Newsroom room;
    private ArticleId article;

    @BeforeEach
    void loseAnArticle() {
        room = new Newsroom(folder, Instant.parse("2026-03-03T12:00:00Z"));
        room.set(room.group(), Setting.WHEN_GONE, "remove");
        room.publish("One");
        room.run();
        room.at("2026-03-06T12:00:00Z");
        article = room.article("One").id();
        room.storage.deletions().gone(article, room.now());
    }

    @AfterEach
    void close() {
        room.close();
    }

    private OutgoingMessage.Post shown() {
        var last = room.telegram.actions().getLast();
        assertThat(last).isInstanceOf(Action.Edit.class);
        return (OutgoingMessage.Post) ((Action.Edit) last).updated();
    }

    @Test
    void marksWhatItMayNotRemove() {
        room.telegram.answerNext(REFUSED);
        room.run();

        assertThat(room.telegram.actions())
                .filteredOn(Action.Delete.class::isInstance)
                .hasSize(1);
        assertThat(shown().card().notice()).isNotNull();
        assertThat(room.storage.deliveries().outstanding()).isZero();
    }

    @Test
    void asksNoSecondTimeToRemoveIt() {
        room.telegram.answerNext(REFUSED);
        room.run();

        for (var vote = 0; vote < 3; vote++) {
            room.later(Duration.ofMinutes(1));
            room.storage.deliveries().oweEdits(article.value(), Duration.ZERO, room.now());
            room.run();
        }

        assertThat(room.telegram.actions())
                .filteredOn(Action.Delete.class::isInstance)
                .hasSize(1);
    }

    @Test
    void postsAnewWhatReturnsWhileItsRemovalIsInDoubt() {
        room.telegram.answerNext(new SendResult.Unknown("the connection was reset"));
        room.run();
        assertThat(room.telegram.actions().getLast()).isInstanceOf(Action.Delete.class);

        room.change("One", "<title>One</title><description>About One</description>");
        room.later(Duration.ofMinutes(1));
        room.run();

        assertThat(room.telegram.actions())
                .filteredOn(Action.Delete.class::isInstance)
                .hasSize(2);
        assertThat(room.telegram.posts()).containsExactly("One", "One");
        assertThat(room.storage.deliveries().outstanding()).isZero();
    }

    @Test
    void leavesThePostOfAnArticleThatIsBackWhenAnAdminRetriesItsRemoval() {
        room.telegram.answerNext(REFUSED);
        room.run();
        room.change("One", "<title>One</title><description>About One</description>");
        room.run();

        assertThat(room.storage.deliveries().retry(new ChannelRef(Platform.TELEGRAM, "-100"), room.now()))
                .isPositive();
        room.run();

        assertThat(room.telegram.actions())
                .filteredOn(Action.Delete.class::isInstance)
                .hasSize(1);
        assertThat(room.telegram.posts()).containsExactly("One");
    }

    @Test
    void takesTheMarkAwayWhenTheArticleReturns() {
        room.telegram.answerNext(REFUSED);
        room.run();

        room.change("One", "<title>One</title><description>About One</description>");
        room.run();

        assertThat(shown().card().notice()).isNull();
        assertThat(room.telegram.posts()).containsExactly("One");
    }
}
