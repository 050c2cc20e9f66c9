package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelKind;
import afterword.chat.SendResult;
import afterword.destination.FilterRule;
import afterword.destination.Setting;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules of a destination keep out, and what becomes of it when the destination is removed. */
final class DestinationRulesTest {
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
    void skipsWhatARuleStopsAndKeepsTheRuleAsTheReason() {
        var group = room.group();
        room.rule(group, true, FilterRule.Subject.CATEGORY, "Reviews");

        room.publish("One/Guides", "Two/Reviews", "Three/Guides");
        room.run();

        assertThat(room.telegram.posts()).containsExactlyInAnyOrder("One", "Three");
        assertThat(room.ends("Two")).containsExactly("skipped: the rule “not category Reviews” keeps it out");
    }

    @Test
    void judgesAnArticleByTheRulesThatHoldWhenItsTurnComes() {
        var group = room.group();
        room.set(group, Setting.SCHEDULE, "daily 18:00");
        room.publish("One/Guides");
        room.run();
        room.rule(group, false, FilterRule.Subject.CATEGORY, "Reviews");

        room.at("2026-03-03T18:00:01Z");
        room.run();

        assertThat(room.telegram.posts()).isEmpty();
        assertThat(room.ends("One")).containsExactly("skipped: the rule “only category Reviews” is not met");
    }

    @Test
    void endsAFullQueueWhenItsDestinationIsRemovedAndDisturbsNoOther() {
        var group = room.group();
        room.destination(ChannelKind.DISCORD_FORUM, "2");
        room.set(group, Setting.SCHEDULE, "daily 09:00");
        room.rule(group, true, FilterRule.Subject.WORDS, "nothing");
        var titles = IntStream.range(0, 40).mapToObj(it -> "Article " + it).toList();
        room.publish(titles.toArray(String[]::new));

        assertThat(room.storage.destinations().remove(group.channel(), room.now()))
                .isTrue();
        room.at("2026-03-04T09:00:00Z");
        room.run();

        assertThat(room.telegram.posts()).isEmpty();
        assertThat(room.discord.posts()).hasSize(40);
        assertThat(room.ends("Article 7")).containsExactlyInAnyOrder("sent", "skipped: the destination was removed");
        assertThat(room.storage.destinationSettings().rules(group.id()).isEmpty())
                .isTrue();
    }

    @Test
    void repeatsNoCallInDoubtForADestinationThatIsRemoved() {
        var group = room.group();
        room.publish("One", "Two");
        room.telegram.answerNext(new SendResult.Unknown("reset"));
        room.run();
        assertThat(room.telegram.posts()).hasSize(1);

        assertThat(room.storage.destinations().remove(group.channel(), room.now()))
                .isTrue();
        room.at("2026-03-03T12:10:00Z");
        room.run();

        assertThat(room.telegram.posts()).hasSize(1);
        assertThat(room.ends("One")).containsExactly("skipped: the destination was removed");
        assertThat(room.ends("Two")).containsExactly("skipped: the destination was removed");
    }
}
