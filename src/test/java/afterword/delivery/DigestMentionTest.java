package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.Mention;
import afterword.chat.OutgoingMessage;
import afterword.destination.Setting;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a digest calls, where some categories call somebody. */
final class DigestMentionTest {
    @TempDir
    Path folder;

    private Newsroom room;

    @BeforeEach
    void open() {
        room = new Newsroom(folder, Instant.parse("2026-03-03T23:00:00Z"));
        var group = room.group();
        room.set(group, Setting.QUIET, "22:00-07:00");
        room.set(group, Setting.DIGEST, "on");
        room.set(group, Setting.MENTION, "@editors for Reviews");
    }

    @AfterEach
    void close() {
        room.close();
    }

    private OutgoingMessage.Digest digestOf(String... titles) {
        room.publish(titles);
        room.at("2026-03-04T07:00:00Z");
        room.run();
        assertThat(room.telegram.actions()).hasSize(1);
        return (OutgoingMessage.Digest) ((Action.Send) room.telegram.actions().getFirst()).message();
    }

    @Test
    void callsThemWhereOneOfItsArticlesWould() {
        assertThat(digestOf("One", "Two/Reviews", "Three/Guides").mention()).isEqualTo(new Mention.Name("editors"));
    }

    @Test
    void callsNobodyWhereNoneOfThemWould() {
        assertThat(digestOf("One", "Three/Guides").mention()).isNull();
    }
}
