package afterword.article;

import afterword.feed.Feed;
import afterword.feed.ItemSink;
import afterword.feed.ParsedFeed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Takes what a feed lists into the articles. The first reading of a feed stores everything and announces nothing. */
public final class ArticleIntake implements ItemSink {
    /** A burst without pictures must not keep its host, or the posts, waiting for long. */
    private static final int PAGES_A_POLL = 5;

    private final IntakeStore articles;
    private final DeletionStore deletions;
    private final PageImage images;
    private final InstantSource time;
    private final Runnable owed;

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
        var now = time.instant();
        var plan = IntakePlan.of(feed.id(), document, articles.known(feed.id()), now);
        var steps = feed.isSeeded() ? withImages(plan.steps()) : plan.steps();
        var fresh = articles.take(feed, steps, feed.isSeeded(), now);
        deletions.noteMissing(
                feed.id(), plan.missing().stream().map(KnownArticle::id).toList(), now);
        owed.run();
        return fresh;
    }

    /** What will be posted gets a picture from its page where the feed has none. */
    private List<Intake> withImages(List<Intake> steps) {
        var all = new ArrayList<Intake>();
        int asked = 0;
        for (var step : steps) {
            if (asked < PAGES_A_POLL
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
