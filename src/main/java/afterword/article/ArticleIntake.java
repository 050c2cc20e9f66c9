package afterword.article;

import afterword.feed.Feed;
import afterword.feed.ItemSink;
import afterword.feed.ParsedFeed;
import java.time.InstantSource;

/** Takes what a feed lists into the articles. The first reading of a feed stores everything and announces nothing. */
public final class ArticleIntake implements ItemSink {
    private final IntakeStore articles;
    private final InstantSource time;
    private final Runnable owed;

    /** @param owed told when something new is owed to chat */
    public ArticleIntake(IntakeStore articles, InstantSource time, Runnable owed) {
        this.articles = articles;
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
        var fresh = articles.take(feed, plan.steps(), feed.isSeeded(), now);
        owed.run();
        return fresh;
    }
}
