package afterword.feed;

import afterword.chat.Button;
import afterword.chat.RichText;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.RelativeTime;
import afterword.command.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Shows the feeds and how each does, those in trouble first, a page at a time. */
public final class ListFeedsCommand implements Command {
    private static final int PAGE = 6;
    private static final int PERCENT = 100;
    private static final CommandSpec SPEC = new CommandSpec(
            "feed list",
            "The feeds that are followed, and how each does",
            Access.SHARED_ADMIN,
            Place.ANYWHERE,
            List.of(Option.optional("page", Option.Type.INTEGER, "Which page, from 1")));

    private final FeedStore feeds;
    private final InstantSource time;

    public ListFeedsCommand(FeedStore feeds, InstantSource time) {
        this.feeds = feeds;
        this.time = time;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        var all = feeds.list();
        if (all.isEmpty()) {
            return Reply.of("No feed is followed yet: /feed add ADDRESS follows one.");
        }
        var pages = (all.size() + PAGE - 1) / PAGE;
        var page = Math.clamp(Integer.parseInt(request.option("page").orElse("1")), 1, pages);
        var lines = new ArrayList<RichText>();
        lines.add(RichText.plain(summary(all, page, pages)));
        inTroubleFirst(all).stream()
                .skip((long) (page - 1) * PAGE)
                .limit(PAGE)
                .forEach(feed -> lines.addAll(describe(feed, time.instant())));
        var buttons = new ArrayList<Button>();
        if (page > 1) {
            buttons.add(new Button.Run("‹ Back", "feed list " + (page - 1)));
        }
        if (page < pages) {
            buttons.add(new Button.Run("More ›", "feed list " + (page + 1)));
        }
        return new Reply.Message(RichText.lines(lines), buttons);
    }

    private static String summary(List<Feed> all, int page, int pages) {
        var troubled = all.stream().filter(ListFeedsCommand::isInTrouble).count();
        return FeedWords.count(all.size(), "feed")
                + (troubled == 0 ? "" : ", " + troubled + " in trouble")
                + (pages == 1 ? ":" : ", page " + page + " of " + pages + ":");
    }

    private static List<Feed> inTroubleFirst(List<Feed> all) {
        var ordered = new ArrayList<Feed>();
        all.stream().filter(ListFeedsCommand::isInTrouble).forEach(ordered::add);
        all.stream().filter(feed -> !isInTrouble(feed)).forEach(ordered::add);
        return ordered;
    }

    private static boolean isInTrouble(Feed feed) {
        return feed.status() == FeedStatus.GONE
                || (feed.status() == FeedStatus.ACTIVE && feed.poll().health().failures() > 0);
    }

    private static List<RichText> describe(Feed feed, Instant now) {
        return List.of(
                RichText.of(
                        RichText.bold(FeedWords.label(feed)),
                        RichText.plain(" · "),
                        RichText.code(feed.url().toString())),
                RichText.plain("   " + health(feed, now)));
    }

    /** Last success, next poll, the share of 304s, the last error: in words. */
    static String health(Feed feed, Instant now) {
        var health = feed.poll().health();
        var words = new ArrayList<String>();
        switch (feed.status()) {
            case ACTIVE -> {}
            case PAUSED -> words.add("paused");
            case GONE -> words.add("gone for good, no longer polled");
            case REMOVED -> words.add("removed");
        }
        var success = health.lastSuccessAt();
        words.add(success == null ? "never read yet" : "last read " + RelativeTime.of(success, now));
        if (feed.status() == FeedStatus.ACTIVE) {
            words.add("next poll " + RelativeTime.of(later(feed.poll().dueAt(), now), now));
        }
        if (health.polls() > 0) {
            words.add("304 in " + health.notModified() * PERCENT / health.polls() + " % of "
                    + FeedWords.count(health.polls(), "poll"));
        }
        var every = feed.every();
        if (every != null) {
            words.add("every " + RelativeTime.of(every));
        }
        var since = health.failingSince();
        var trouble = health.lastError() == null || since == null
                ? ""
                : ". Fails since " + RelativeTime.of(Duration.between(since, now)) + " ("
                        + FeedWords.count(health.failures(), "time") + "): " + health.lastError();
        return String.join(" · ", words) + trouble;
    }

    /** Overdue by a moment is due at once. */
    private static Instant later(Instant due, Instant now) {
        return due.isAfter(now) ? due : now.plusNanos(1);
    }
}
