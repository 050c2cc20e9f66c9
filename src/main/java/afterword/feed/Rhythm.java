package afterword.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** How often a feed is worth asking, judged by how often it publishes. */
final class Rhythm {
    static final Duration SHORTEST = Duration.ofMinutes(5);
    static final Duration LONGEST = Duration.ofHours(24);
    static final Duration FIRST = Duration.ofMinutes(30);

    /** Polls for each expected post. */
    private static final int SHARE = 24;

    private static final int NEWEST = 10;

    private Rhythm() {}

    /** A part of the usual gap between posts, or of the time since the last one where that is longer. */
    static Duration ofDocument(List<FeedItem> items, Duration before, boolean changed, Instant now) {
        var dates = items.stream()
                .map(FeedItem::publishedAt)
                .filter(Objects::nonNull)
                .filter(it -> !it.isAfter(now))
                .sorted(Comparator.reverseOrder())
                .limit(NEWEST)
                .toList();
        if (dates.isEmpty()) {
            return clamp(changed ? before.dividedBy(2) : before.multipliedBy(5).dividedBy(4));
        }
        var age = Duration.between(dates.getFirst(), now);
        var gap = dates.size() == 1 ? LONGEST : medianGap(dates);
        return clamp((gap.compareTo(age) > 0 ? gap : age).dividedBy(SHARE));
    }

    /** Nothing new for {@code since} longer. */
    static Duration ofSilence(Duration before, Duration since) {
        return clamp(before.plus(since.dividedBy(SHARE)));
    }

    private static Duration medianGap(List<Instant> newestFirst) {
        var gaps = new Duration[newestFirst.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = Duration.between(newestFirst.get(i + 1), newestFirst.get(i));
        }
        Arrays.sort(gaps);
        return gaps[gaps.length / 2];
    }

    static Duration clamp(Duration duration) {
        if (duration.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    }
}
