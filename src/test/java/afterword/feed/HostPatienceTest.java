package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class HostPatienceTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final HostPatience patience = new HostPatience();

    private void refuse(String server, Instant when) {
        patience.note(server, 429, MINUTE, when);
    }

    @Test
    void forgetsAServerOnceItsTimeIsOver() {
        refuse("a.example.org", NOW);
        refuse("a.example.org", NOW);
        var over = NOW.plus(MINUTE);

        refuse("b.example.org", over);
        refuse("a.example.org", over);

        assertThat(patience.askedUntil("a.example.org", over)).isEqualTo(over.plus(MINUTE));
        assertThat(patience.closedUntil("a.example.org", over)).isNull();
        refuse("a.example.org", over);
        refuse("a.example.org", over);
        assertThat(patience.closedUntil("a.example.org", over)).isEqualTo(over.plus(MINUTE));
    }

    @Test
    void waitsNoLongerThanADayForWhatAServerSays() {
        patience.note("a.example.org", 503, Duration.ofDays(3000), NOW);

        assertThat(patience.askedUntil("a.example.org", NOW)).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }
}
