package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

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

/** One message that tells of all articles that had to wait. */
final class DigestTest {
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
    void postsOneDigestOfWhatHadToWaitAndEndsEachOfThem() {
        var group = room.group();
        room.set(group, Setting.QUIET, "22:00-07:00");
        room.set(group, Setting.DIGEST, "on");
        room.rule(group, true, FilterRule.Subject.CATEGORY, "Reviews");
        room.at("2026-03-03T23:00:00Z");
        room.publish("One");
        room.publish("Two/Reviews");
        room.publish("Three");
        room.at("2026-03-04T07:00:00Z");
        room.publish("Four");

        room.run();

        assertThat(room.telegram.posts()).containsExactly("2 new articles\n• One\n• Three", "Four");
        assertThat(room.ends("One")).containsExactly("sent");
        assertThat(room.ends("Two")).containsExactly("skipped: the rule “not category Reviews” keeps it out");
        assertThat(room.ends("Three"))
                .singleElement()
                .asString()
                .startsWith("skipped: posted in the digest of 2026-03-04T07");
        assertThat(room.storage.deliveries().outstanding()).isZero();
    }

    @Test
    void saysTheSameDigestAgainAfterACallWithoutAnswer() {
        var group = room.group();
        room.set(group, Setting.SCHEDULE, "daily 09:00");
        room.set(group, Setting.DIGEST, "on");
        room.publish("One");
        room.publish("Two");
        room.at("2026-03-04T09:00:00Z");
        room.telegram.answerNext(new SendResult.Unknown("reset"));
        room.run();
        room.publish("Three");

        room.at("2026-03-04T09:05:00Z");
        room.run();

        var digest = "2 new articles\n• One\n• Two";
        assertThat(room.telegram.posts()).containsExactly(digest, digest);
        assertThat(room.ends("Two")).singleElement().asString().startsWith("skipped: posted in the digest");
        room.at("2026-03-05T09:00:00Z");
        room.run();
        assertThat(room.telegram.posts()).containsExactly(digest, digest, "Three");
    }

    @Test
    void losesNoArticleOfMoreThanOneDigestHolds() {
        var group = room.group();
        room.set(group, Setting.SCHEDULE, "daily 09:00");
        room.set(group, Setting.DIGEST, "on");
        var titles = IntStream.range(0, 60).mapToObj(it -> "A rather long title of article number " + it);
        titles.forEach(room::publish);

        room.at("2026-03-04T09:00:00Z");
        room.run();

        var said = String.join("\n", room.telegram.posts()) + "\n";
        IntStream.range(0, 60)
                .forEach(it -> assertThat(said).containsOnlyOnce("A rather long title of article number " + it + "\n"));
        assertThat(room.telegram.posts()).hasSizeLessThan(10).allMatch(it -> it.length() < 2_000);
        assertThat(room.storage.deliveries().outstanding()).isZero();
    }
}
