package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.ChannelKind;
import afterword.chat.OutgoingMessage;
import afterword.destination.Setting;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The post with which an admin tries a destination. */
final class TestPostTest {
    @TempDir
    Path folder;

    private Newsroom room;

    @BeforeEach
    void open() {
        room = new Newsroom(folder, Instant.parse("2026-03-03T12:00:00Z"));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void postsATestThatStartsNoDiscussionAndOvertakesWhatWaits() {
        var group = room.group();
        room.set(group, Setting.SCHEDULE, "weekly mon 09:00");
        room.publish("One");
        room.run();

        room.storage
                .destinationSettings()
                .oweTest(group, room.article("One").id().value(), room.now());
        room.run();

        assertThat(room.telegram.actions())
                .singleElement()
                .isInstanceOfSatisfying(
                        Action.Send.class,
                        it -> assertThat(((OutgoingMessage.Post) it.message())
                                        .card()
                                        .notice())
                                .startsWith("A test"));
        assertThat(room.database.texts("SELECT COUNT(*) FROM message")).containsExactly("0");
    }

    @Test
    void postsATestAlsoBeforeThereIsAnArticle() {
        var forum = room.destination(ChannelKind.DISCORD_FORUM, "2");

        room.storage.destinationSettings().oweTest(forum, 0, room.now());
        room.run();

        assertThat(room.discord.posts()).singleElement().asString().startsWith("A test");
    }
}
