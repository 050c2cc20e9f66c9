package afterword.feed;

import afterword.feed.LeafText.Leaf;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a document says about the feed itself, collected while it is read. */
final class ChannelDraft {
    private static final int MAX_HUBS = 5;

    private final URI url;
    private final List<URI> hubs = new ArrayList<>();
    private final Set<Integer> skipHours = new TreeSet<>();
    private final Set<DayOfWeek> skipDays = EnumSet.noneOf(DayOfWeek.class);
    private String title = "";
    private @Nullable String language;
    private @Nullable String generator;
    private @Nullable String author;
    private @Nullable URI site;
    private @Nullable URI self;
    private @Nullable URI next;
    private @Nullable Duration ttl;
    private String updatePeriod = "";
    private int updateFrequency = 1;

    ChannelDraft(URI url) {
        this.url = url;
    }

    /** What relative addresses are relative to where no {@code xml:base} says otherwise. */
    URI base() {
        return site == null ? url : site;
    }

    @Nullable
    String author() {
        return author;
    }

    void setLanguage(String code) {
        var stripped = code.strip();
        if (language == null && !stripped.isEmpty() && stripped.length() <= 35) {
            language = stripped.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    void put(Leaf leaf, URI base, boolean ofPerson) {
        var text = leaf.text().strip();
        if (text.isEmpty()) {
            return;
        }
        if (ofPerson) {
            author = leaf.element() == FeedElement.NAME && author == null ? PlainText.ofHtml(text) : author;
            return;
        }
        switch (leaf.element()) {
            case TITLE -> title = title.isEmpty() ? PlainText.ofHtml(text) : title;
            case LINK -> site = site == null ? WebAddress.resolve(base, text) : site;
            case LANGUAGE -> setLanguage(text);
            case GENERATOR -> generator = text.toLowerCase(Locale.ROOT);
            case TTL -> ttl = minutes(text);
            case UPDATE_PERIOD -> updatePeriod = text.toLowerCase(Locale.ROOT);
            case UPDATE_FREQUENCY -> updateFrequency = (int) Math.max(1, number(text));
            case SKIP_HOUR -> skipHour(number(text));
            case SKIP_DAY -> skipDay(text.toUpperCase(Locale.ROOT));
            default -> {}
        }
    }

    void addLink(URI base, XmlAttributes attributes) {
        addLink(
                attributes.orEmpty("rel").strip().toLowerCase(Locale.ROOT),
                WebAddress.resolve(base, attributes.get("href")));
    }

    void addLink(String relation, @Nullable URI address) {
        if (address == null) {
            return;
        }
        switch (relation) {
            case "", "alternate" -> site = site == null ? address : site;
            case "self" -> self = address;
            case "next" -> next = address;
            case "hub" -> {
                if (hubs.size() < MAX_HUBS) {
                    hubs.add(address);
                }
            }
            default -> {}
        }
    }

    private static @Nullable Duration minutes(String text) {
        long minutes = number(text);
        return minutes > 0 ? Duration.ofMinutes(Math.min(minutes, 1_000_000)) : null;
    }

    private void skipHour(long hour) {
        if (hour >= 0 && hour <= 24) {
            skipHours.add((int) hour % 24);
        }
    }

    private void skipDay(String name) {
        for (var day : DayOfWeek.values()) {
            if (day.name().equals(name)) {
                skipDays.add(day);
            }
        }
    }

    /** The leading whole number; -1 where there is none. */
    static long number(String text) {
        int end = 0;
        while (end < text.length() && end < 12 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end == 0 ? -1 : Long.parseLong(text.substring(0, end));
    }

    /** RSS 1.0 syndication module: so many updates in each period. */
    private @Nullable Duration updateEvery() {
        var period = switch (updatePeriod) {
            case "hourly" -> Duration.ofHours(1);
            case "daily" -> Duration.ofDays(1);
            case "weekly" -> Duration.ofDays(7);
            case "monthly" -> Duration.ofDays(30);
            case "yearly" -> Duration.ofDays(365);
            default -> null;
        };
        return period == null ? null : period.dividedBy(updateFrequency);
    }

    ParsedFeed build(FeedFormat format, List<FeedItem> items, boolean complete, boolean fallback) {
        return new ParsedFeed(
                format,
                title,
                language,
                generator,
                new FeedLinks(site, self, next, hubs),
                new PollHints(ttl, updateEvery(), skipHours, skipDays),
                items,
                complete,
                fallback);
    }
}
