package afterword.feed;

import afterword.chat.RichText;
import afterword.command.RelativeTime;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.ItemPreview.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code feed check} says of what it saw. */
final class CheckWords {
    private static final int SHOWN = 5;
    private static final int BYTES_PER_KIB = 1024;

    private CheckWords() {}

    /** Continues "I asked". */
    static String asked(Feed feed, Validators sent) {
        var conditional = feed.poll().conditional();
        if (!sent.isEmpty()) {
            return "whether it has changed (" + validators(sent) + ")";
        }
        if (conditional.readAt() == null) {
            return "for the whole document, since it was never read before";
        }
        return conditional.validators().isEmpty()
                ? "for the whole document, since its server gave nothing to ask by that could be relied on"
                : "for the whole document, as once a day: a 304 can hide posts";
    }

    private static String validators(Validators sent) {
        var words = new ArrayList<String>();
        if (sent.etag() != null) {
            words.add("If-None-Match " + sent.etag());
        }
        if (sent.lastModified() != null) {
            words.add("If-Modified-Since " + sent.lastModified());
        }
        return String.join(", ", words);
    }

    static String cameBack(Feed feed, Validators sent, Fetched answer, ParsedFeed document, PollState after) {
        var words = new StringBuilder("Back came a ")
                .append(kind(document.format()))
                .append(" document with ")
                .append(FeedWords.count(document.items().size(), "item"))
                .append(", ")
                .append(Math.max(1, answer.body().length / BYTES_PER_KIB))
                .append(" KiB");
        if (!answer.url().equals(feed.url())) {
            words.append(", from ").append(answer.url());
        }
        words.append('.');
        var hash = after.conditional().itemHash();
        if (hash != null && hash.equals(feed.poll().conditional().itemHash())) {
            words.append(" It says the same as the last one");
            words.append(sent.isEmpty() ? "." : ": the server might have answered 304.");
        }
        if (document.usedFallback()) {
            words.append(" It is not well-formed, and was read all the same.");
        }
        var moved = answer.movedTo();
        if (moved != null) {
            words.append(" It has moved for good to ")
                    .append(moved)
                    .append(", which is believed after it was so for several polls.");
        }
        return words.toString();
    }

    private static String kind(FeedFormat format) {
        return switch (format) {
            case RSS -> "RSS";
            case RDF -> "RSS 1.0";
            case ATOM -> "Atom";
            case JSON -> "JSON Feed";
        };
    }

    static List<RichText> findings(Feed feed, Findings found) {
        if (found.isEmpty()) {
            return List.of(RichText.plain("All of its articles are known as they are: a poll would post nothing."));
        }
        var lines = new ArrayList<RichText>();
        add(
                lines,
                found.fresh(),
                "new",
                feed.isSeeded()
                        ? "these would be posted"
                        : "these would be kept and not posted, since a first reading posts nothing");
        add(lines, found.edited(), "edited", "their posts would be brought up to date");
        add(lines, found.renamed(), "under new names", "they are known, so nobody would be told");
        add(
                lines,
                found.missing(),
                "missing from the middle",
                "when missing twice they are looked for at their own pages before they count as gone");
        return lines;
    }

    private static void add(List<RichText> lines, List<String> titles, String what, String so) {
        if (titles.isEmpty()) {
            return;
        }
        lines.add(RichText.plain(FeedWords.count(titles.size(), "article") + " " + what + "; " + so + ":"));
        titles.stream().limit(SHOWN).forEach(title -> lines.add(RichText.plain("• " + title)));
        if (titles.size() > SHOWN) {
            lines.add(RichText.plain("• and " + (titles.size() - SHOWN) + " more"));
        }
    }

    /** When the poll after this one would be, and what decides it. */
    static RichText next(Feed feed, PollState after, @Nullable Duration freshFor, Instant now) {
        if (feed.status() != FeedStatus.ACTIVE) {
            return RichText.plain("No poll follows: the feed is not active. /feed resume changes that.");
        }
        return RichText.plain("The next poll would be " + RelativeTime.of(after.dueAt(), now) + ": "
                + why(feed, after, freshFor) + ".");
    }

    private static String why(Feed feed, PollState after, @Nullable Duration freshFor) {
        var every = feed.every();
        if (every != null) {
            return "an admin chose every " + RelativeTime.of(every);
        }
        var reason = "as often as it publishes, " + RelativeTime.of(after.rhythm());
        var longest = after.rhythm();
        var ttl = after.hints().ttl();
        if (ttl != null && ttl.compareTo(longest) > 0) {
            longest = ttl;
            reason = "its ttl asks for " + RelativeTime.of(ttl);
        }
        var period = after.hints().updatePeriod();
        if (period != null && period.compareTo(longest) > 0) {
            longest = period;
            reason = "its update period asks for " + RelativeTime.of(period);
        }
        if (freshFor != null && freshFor.compareTo(longest) > 0) {
            reason = "its server says that it stays fresh for " + RelativeTime.of(freshFor);
        }
        return reason + ", give or take a tenth";
    }
}
