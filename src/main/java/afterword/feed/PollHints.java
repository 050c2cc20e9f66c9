package afterword.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a document asks of those who poll it: {@code ttl}, the update period of the syndication module, and hours (UTC) and days to leave out. */
public record PollHints(
        @Nullable Duration ttl, @Nullable Duration updatePeriod, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {
    public static final PollHints NONE = new PollHints(null, null, Set.of(), Set.of());

    public PollHints {
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
    }
}
