package afterword.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RelativeTimeTest {
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, just now",
        "PT-1S, at once",
        "PT2S, 2 seconds ago",
        "PT60S, 1 minute ago",
        "PT90S, 90 seconds ago",
        "PT-2M, in 2 minutes",
        "PT119M, 119 minutes ago",
        "PT-3H, in 3 hours",
        "PT24H, 1 day ago",
        "PT47H, 47 hours ago",
        "P40D, 40 days ago"
    })
    void saysHowLongAgoOrHowSoon(Duration ago, String words) {
        assertThat(RelativeTime.of(NOW.minus(ago), NOW)).isEqualTo(words);
    }
}
