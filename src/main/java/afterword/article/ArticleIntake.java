package afterword.article;

import afterword.feed.Feed;
import afterword.feed.FeedId;
import afterword.feed.FeedItem;
import afterword.feed.ItemPreview;
import afterword.feed.ItemSink;
import afterword.feed.ParsedFeed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Takes what a feed lists into the articles. The first reading of a feed stores everything and announces nothing. */
public final class ArticleIntake implements ItemSink, ItemPreview {
    /** A burst without pictures must not keep its host, or the posts, waiting for long. */
    private static final int PAGES_A_POLL = 5;

    private static final Duration PAGES_WITHIN = Duration.ofSeconds(15);

    /** A post may carry the time when it was begun, or of another zone. */
    private static final Duration LATE = Duration.ofDays(1);

    /** So many at once come from another blog, or another setting of this one. */
    private static final int MANY = 3;

    /** A site that is being worked on lists and shows nothing right for some minutes; who asks every second wants to know in seconds. */
    private static final Duration APART = Duration.ofMinutes(5);

    private static final int INTERVALS_APART = 10;

    private final IntakeStore articles;
    private final DeletionStore deletions;
    private final PageImage images;
    private final InstantSource time;
    private final Runnable owed;
    /** A poll and a search for older articles may come at once: what is new is decided for one document of a feed at a time. */
    private final Map<FeedId, Object> locks = new ConcurrentHashMap<>();

    /** @param owed told when something new is owed to chat */
    public ArticleIntake(
            IntakeStore articles, DeletionStore deletions, PageImage images, InstantSource time, Runnable owed) {
        this.articles = articles;
        this.deletions = deletions;
        this.images = images;
        this.time = time;
        this.owed = owed;
    }

    @Override
    public boolean reachesKnown(Feed feed, ParsedFeed document) {
        var names = ArticleIdentity.of(feed.id(), document.items()).stream()
                .flatMap(it -> it.names().stream())
                .toList();
        return !articles.known(feed.id()).byNames(names).isEmpty();
    }

    @Override
    public int accept(Feed feed, ParsedFeed document) {
        synchronized (lock(feed.id())) {
            var plan = plan(feed, document);
            var now = time.instant();
            var fresh = feed.isSeeded()
                    ? takeNews(feed, document, plan.steps(), now)
                    : articles.take(feed, plan.steps(), false, now);
            deletions.noteMissing(
                    feed.id(), plan.missing().stream().map(KnownArticle::id).toList(), now.plus(apart(feed)));
            owed.run();
            return fresh;
        }
    }

    @Override
    public boolean wantsWhole(Feed feed) {
        return deletions.missingOnce(feed.id());
    }

    /** How long an article must have been missing before its page is asked. */
    private static Duration apart(Feed feed) {
        var every = feed.every();
        var some = every == null ? APART : every.multipliedBy(INTERVALS_APART);
        return some.compareTo(APART) < 0 ? some : APART;
    }

    /** What is new but old, since the feed's window grew or moved over older articles, is stored and not announced. */
    private int takeNews(Feed feed, ParsedFeed document, List<Intake> steps, Instant now) {
        var old = old(feed, document, steps);
        var stored = old.isEmpty() ? 0 : articles.take(feed, old, false, now);
        var news = steps.stream().filter(it -> !old.contains(it)).toList();
        return stored + articles.take(feed, withImages(news), true, now);
    }

    /** Unknown items of a time that was read already, where their place in the document says that they are old, too. */
    private List<Intake> old(Feed feed, ParsedFeed document, List<Intake> steps) {
        var lastRead = feed.poll().health().lastSuccessAt();
        if (lastRead == null) {
            return List.of();
        }
        var before = steps.stream().takeWhile(Intake.NewItem.class::isInstance).toList();
        var shown = before.size() < steps.size() ? behind(document, steps) : beforeNewest(feed, steps);
        return before.stream()
                .filter(it -> it instanceof Intake.NewItem item
                        && item.item().publishedAt() != null
                        && item.item().publishedAt().isBefore(lastRead.minus(LATE))
                        && shown.contains(item.item()))
                .toList();
    }

    /** What stands behind all known items: a post that carries an early date but stands before them is new. */
    private static List<FeedItem> behind(ParsedFeed document, List<Intake> steps) {
        var known = steps.stream().map(ArticleIntake::knownItem).toList();
        var items = document.items();
        int last = items.size() - 1;
        while (last >= 0 && !known.contains(items.get(last))) {
            last--;
        }
        return items.subList(last + 1, items.size());
    }

    private static @Nullable FeedItem knownItem(Intake step) {
        return switch (step) {
            case Intake.NewItem _ -> null;
            case Intake.Edited it -> it.item();
            case Intake.Unchanged it -> it.item();
            case Intake.Rekeyed it -> it.item();
        };
    }

    /** Where none is known: what is older than the newest article, or one of many that fill a feed that was always empty. */
    private List<FeedItem> beforeNewest(Feed feed, List<Intake> steps) {
        var newest = articles.known(feed.id()).newest(1);
        return steps.stream()
                .filter(Intake.NewItem.class::isInstance)
                .map(it -> ((Intake.NewItem) it).item())
                .filter(it -> newest.isEmpty()
                        ? steps.size() >= MANY
                        : it.publishedAt() != null
                                && it.publishedAt().isBefore(newest.getFirst().publishedAt()))
                .toList();
    }

    /**
     * Stores those articles of a document that are older than the oldest in it that is known, and announces none. What is
     * newer is left to the next poll, which announces it.
     *
     * @return how many were new
     */
    public int acceptOlder(Feed feed, ParsedFeed document) {
        synchronized (lock(feed.id())) {
            var steps = plan(feed, document).steps();
            var older =
                    steps.stream().takeWhile(Intake.NewItem.class::isInstance).toList();
            // With nothing known in it nobody can tell what is old, unless the feed was never read.
            var known = older.size() < steps.size() || !feed.isSeeded();
            return known ? articles.take(feed, older, false, time.instant()) : 0;
        }
    }

    @Override
    public Findings preview(Feed feed, ParsedFeed document) {
        var plan = plan(feed, document);
        var fresh = new ArrayList<String>();
        var edited = new ArrayList<String>();
        var renamed = new ArrayList<String>();
        for (var step : plan.steps()) {
            switch (step) {
                case Intake.NewItem item -> fresh.add(name(item.content()));
                case Intake.Edited item -> edited.add(name(item.content()));
                case Intake.Rekeyed item -> renamed.add(name(item.content()));
                case Intake.Unchanged _ -> {}
            }
        }
        return new Findings(
                fresh,
                edited,
                renamed,
                plan.missing().stream().map(KnownArticle::title).toList());
    }

    private static String name(ArticleContent content) {
        return content.title().isBlank() ? "(untitled)" : content.title();
    }

    private IntakePlan plan(Feed feed, ParsedFeed document) {
        return IntakePlan.of(feed.id(), document, articles.known(feed.id()), time.instant());
    }

    private Object lock(FeedId feed) {
        return locks.computeIfAbsent(feed, _ -> new Object());
    }

    /** What will be posted gets a picture from its page where the feed has none. */
    private List<Intake> withImages(List<Intake> steps) {
        var all = new ArrayList<Intake>();
        int asked = 0;
        var until = time.instant().plus(PAGES_WITHIN);
        for (var step : steps) {
            if (asked < PAGES_A_POLL
                    && time.instant().isBefore(until)
                    && step instanceof Intake.NewItem item
                    && item.content().image() == null
                    && item.content().link() != null) {
                asked++;
                all.add(withImage(item));
            } else {
                all.add(step);
            }
        }
        return all;
    }

    private Intake withImage(Intake.NewItem item) {
        var page = item.content().link();
        var image = page == null ? null : images.of(page);
        return image == null
                ? item
                : new Intake.NewItem(
                        item.item(), item.identity(), item.content().withImage(image), item.sourceHash());
    }
}
