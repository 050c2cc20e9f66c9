package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.ChannelKind;
import afterword.destination.Setting;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a destination gets what it is owed: its quiet hours, its schedule, and how many posts a day or an hour may bring. */
final class DestinationTimesTest {
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
    void holdsWhatComesInQuietHoursAndPostsItAfterwardsInOrder() {
        var group = room.group();
        room.set(group, Setting.QUIET, "22:00-07:00");
        room.at("2026-03-03T22:30:00Z");
        room.publish("One");
        room.run();
        room.at("2026-03-04T01:00:00Z");
        room.publish("Two");
        room.run();
        assertThat(room.telegram.posts()).isEmpty();

        room.at("2026-03-04T06:59:59Z");
        room.run();
        assertThat(room.telegram.posts()).isEmpty();
        room.at("2026-03-04T07:00:00Z");
        room.run();

        assertThat(room.telegram.posts()).containsExactly("One", "Two");
    }

    @Test
    void holdsBackOneDestinationAndNoOther() {
        var held = room.destination(ChannelKind.TELEGRAM_GROUP, "-1");
        room.destination(ChannelKind.DISCORD_TEXT, "2");
        room.set(held, Setting.SCHEDULE, "weekly mon 09:00");

        room.publish("One");
        room.run();

        assertThat(room.telegram.posts()).isEmpty();
        assertThat(room.discord.posts()).containsExactly("One");
    }

    @Test
    void letsGoWhatWaitedWhenTheScheduleIsTakenAway() {
        var group = room.group();
        room.set(group, Setting.SCHEDULE, "weekly mon 09:00");
        room.publish("One");
        room.run();

        room.set(group, Setting.SCHEDULE, "at once");
        room.run();

        assertThat(room.telegram.posts()).containsExactly("One");
    }

    @Test
    void postsAtMostSoManyADayAndTheOthersTheNextDay() {
        var group = room.group();
        room.set(group, Setting.PER_DAY, "2");
        List.of("One", "Two", "Three", "Four", "Five").forEach(room::publish);

        room.run();
        assertThat(room.telegram.posts()).containsExactly("One", "Two");
        room.at("2026-03-03T23:59:59Z");
        room.run();
        assertThat(room.telegram.posts()).hasSize(2);
        room.at("2026-03-04T00:00:00Z");
        room.run();
        assertThat(room.telegram.posts()).containsExactly("One", "Two", "Three", "Four");
        room.at("2026-03-05T00:00:00Z");
        room.run();

        assertThat(room.telegram.posts()).containsExactly("One", "Two", "Three", "Four", "Five");
    }

    @Test
    void countsADayFromMidnightOfTheDestinationsOwnClock() {
        var group = room.group();
        room.set(group, Setting.ZONE, "Europe/Berlin");
        room.set(group, Setting.PER_DAY, "1");
        room.at("2026-03-03T22:30:00Z");
        room.publish("One");
        room.run();
        room.publish("Two");
        room.run();
        assertThat(room.telegram.posts()).containsExactly("One");

        room.at("2026-03-03T23:00:00Z");
        room.run();

        assertThat(room.telegram.posts()).containsExactly("One", "Two");
    }

    @Test
    void staysWithinTheHoursThatAClockChangeRepeats() {
        var group = room.group();
        room.set(group, Setting.ZONE, "Europe/Berlin");
        room.set(group, Setting.QUIET, "22:00-02:30");
        room.at("2026-10-25T00:10:00Z");
        room.publish("One");

        // 02:30 for the first time, then for the second.
        room.at("2026-10-25T00:31:00Z");
        room.run();
        assertThat(room.telegram.posts()).isEmpty();
        room.at("2026-10-25T01:30:00Z");
        room.run();

        assertThat(room.telegram.posts()).containsExactly("One");
    }

    @Test
    void publishesAtMostTenPostsOfAChannelInAnHour() {
        var news = room.destination(ChannelKind.DISCORD_ANNOUNCEMENT, "2");
        var titles = IntStream.range(0, 13).mapToObj(it -> "Article " + it).toList();
        room.publish(titles.toArray(String[]::new));

        room.run();
        assertThat(room.discord.posts()).hasSize(13);
        assertThat(crossposts()).hasSize(10);
        room.at("2026-03-03T12:59:00Z");
        room.run();
        assertThat(crossposts()).hasSize(10);
        room.at("2026-03-03T13:00:10Z");
        room.run();

        assertThat(crossposts()).hasSize(13).doesNotHaveDuplicates();
        room.set(news, Setting.CROSSPOST, "off");
        room.publish("Another");
        room.run();
        assertThat(crossposts()).hasSize(13);
    }

    private List<Action> crossposts() {
        return room.discord.actions().stream()
                .filter(Action.Crosspost.class::isInstance)
                .toList();
    }
}
