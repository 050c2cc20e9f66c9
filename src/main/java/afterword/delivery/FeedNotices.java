package afterword.delivery;

import afterword.chat.Action;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.RichText;
import afterword.command.RelativeTime;
import afterword.feed.Feed;
import afterword.feed.FeedNews;
import afterword.feed.FeedStatus;
import afterword.feed.FeedStore;
import afterword.feed.FeedWords;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What owners are told of feeds that died, have failed for a day, or can be read again: as it stands when it is sent. */
public final class FeedNotices implements Content {
    /** A message has room for so many. */
    private static final int SHOWN = 8;

    private static final int LONGEST_REASON = 200;

    private final FeedNoticeStore notices;
    private final FeedStore feeds;
    private final InstantSource time;

    public FeedNotices(FeedNoticeStore notices, FeedStore feeds, InstantSource time) {
        this.notices = notices;
        this.feeds = feeds;
        this.time = time;
    }

    @Override
    public Rendered render(Delivery delivery) {
        var lines = notices.of(delivery.id()).stream()
                .flatMap(it -> feeds.find(it.feed()).flatMap(feed -> line(feed, it.what())).stream())
                .toList();
        if (lines.isEmpty()) {
            return new Rendered.Skip("the feed works again, or was removed");
        }
        return new Rendered.Do(
                new Action.Send(delivery.channel(), new OutgoingMessage.Text(RichText.plain(text(lines))), false));
    }

    private static String text(List<String> lines) {
        var shown = String.join("\n", lines.subList(0, Math.min(SHOWN, lines.size())));
        return lines.size() <= SHOWN
                ? shown
                : shown + "\nAnd " + (lines.size() - SHOWN) + " more feeds: /feed list shows how each does.";
    }

    /** Empty when it is not so any more. */
    private Optional<String> line(Feed feed, FeedNews.What what) {
        var name = FeedWords.label(feed) + " (" + feed.url() + ")";
        var number = feed.id().value();
        boolean active = feed.status() == FeedStatus.ACTIVE;
        var since = feed.poll().health().failingSince();
        return Optional.ofNullable(
                switch (what) {
                    case GONE ->
                        feed.status() == FeedStatus.GONE
                                ? name
                                        + " is gone for good, says its server (410), and I look at it no more. If the blog"
                                        + " moved, /feed add its new address; /feed resume " + number
                                        + " tries this one again, /feed remove " + number + " forgets it."
                                : null;
                    case FAILING ->
                        active && since != null
                                ? name + " could not be read for "
                                        + RelativeTime.of(Duration.between(since, time.instant())) + ": "
                                        + reason(feed.poll().health().lastError()) + " I go on trying, once a day at"
                                        + " least. /feed check " + number + " says more, /feed remove " + number
                                        + " gives it up."
                                : null;
                    case MERGED ->
                        feed.status() == FeedStatus.REMOVED
                                ? name + " leads to a feed that is followed already: it is followed no more by this"
                                        + " address, so that nothing is posted twice."
                                : null;
                    case BACK -> active && since == null ? name + " can be read again." : null;
                });
    }

    private static String reason(@Nullable String lastError) {
        var reason = lastError == null ? "no reason is known." : lastError;
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    @Override
    public After after(Delivery delivery, Action action, MessageRef sent) {
        return After.NOTHING;
    }
}
