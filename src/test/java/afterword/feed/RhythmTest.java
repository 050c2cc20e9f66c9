package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    private static List<FeedItem> items(int count, Duration gap, Duration age) {
        return IntStream.range(0, count)
                .mapToObj(i -> Documents.parsed(Documents.rss(
                                Documents.item("<pubDate>" + NOW.minus(age).minus(gap.multipliedBy(i)) + "</pubDate>")))
                        .items()
                        .getFirst())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "10, PT24H, PT1H, PT1H",
        "10, PT168H, PT1H, PT7H",
        "10, PT10M, PT1M, PT5M",
        "10, PT24H, PT240H, PT10H",
        "10, PT24H, PT24000H, PT24H",
        "1, PT0S, PT1H, PT1H",
        "15, PT0S, PT1M, PT5M"
    })
    void asksMoreOftenWhereMoreIsPublished(int count, Duration gap, Duration age, Duration expected) {
        assertThat(Rhythm.ofDocument(items(count, gap, age), Rhythm.FIRST, true, NOW))
                .isEqualTo(expected);
    }

    @Test
    void ignoresDatesInTheFuture() {
        assertThat(Rhythm.ofDocument(items(5, Duration.ofDays(1), Duration.ofDays(-40)), Rhythm.FIRST, false, NOW))
                .isEqualTo(Duration.ofMinutes(37).plusSeconds(30));
    }

    @Test
    void feelsItsWayWithoutDates() {
        var undated = List.of(Documents.parsed(Documents.rss(Documents.item("<title>x</title>")))
                .items()
                .getFirst());

        assertThat(Rhythm.ofDocument(undated, Duration.ofHours(1), true, NOW)).isEqualTo(Duration.ofMinutes(30));
        assertThat(Rhythm.ofDocument(undated, Duration.ofHours(1), false, NOW)).isEqualTo(Duration.ofMinutes(75));
    }

    @Test
    void growsSlowerInSilence() {
        assertThat(Rhythm.ofSilence(Duration.ofHours(1), Duration.ofDays(1))).isEqualTo(Duration.ofHours(2));
        assertThat(Rhythm.ofSilence(Duration.ofHours(24), Duration.ofDays(1))).isEqualTo(Duration.ofHours(24));
    }
}
