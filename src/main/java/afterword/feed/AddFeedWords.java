package afterword.feed;

import afterword.chat.Button;
import afterword.chat.RichText;
import afterword.command.RelativeTime;
import afterword.command.Reply;
import afterword.feed.Discovery.Attempt;
import afterword.feed.Discovery.Candidate;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@code feed add} answers. */
final class AddFeedWords {
    private static final int NEWEST = 3;
    private static final int CANDIDATES = 10;
    private static final String COMMAND = "/" + AddFeedCommand.NAME + " ";
    private static final String NO_ITEMS =
            "Mind that it lists nothing at all at the moment. Some sites answer any address"
                    + " with an empty feed, WordPress a category that does not exist: is the address right?";

    private static final String NO_FEED_NAMED =
            "The page names no feed. Look on the site for a link called RSS, Atom or Feed, and say /feed add with that link's"
                    + " address; or ask those who run it where their feed is.";

    private final Proposals proposals;

    AddFeedWords(Proposals proposals) {
        this.proposals = proposals;
    }

    static Reply notAnAddress(String typed) {
        return Reply.refusal("“" + typed + "” is not an address on the web. Write one such as https://blog.example.org/"
                + " or blog.example.org.");
    }

    /** Every address that was tried with what came back, and what else to try. */
    static Reply nothing(List<Attempt> attempts) {
        var lines = new ArrayList<RichText>();
        lines.add(RichText.plain(
                attempts.size() == 1
                        ? "I found no feed there. I tried:"
                        : "I found no feed there. I tried, in this order:"));
        for (var attempt : attempts) {
            lines.add(RichText.of(
                    RichText.plain("• "),
                    RichText.code(attempt.url().toString()),
                    RichText.plain(": " + attempt.cameBack())));
        }
        lines.add(RichText.plain(
                attempts.size() > 2
                        ? NO_FEED_NAMED
                        : whereNothingCame(attempts.getFirst().url())));
        return new Reply.Refusal(RichText.lines(lines));
    }

    private static String whereNothingCame(URI asked) {
        var path = asked.getPath();
        boolean below = path != null && path.length() > 1;
        return "Open the address in a browser. If it works there, look on the page for a link called RSS, Atom or Feed, and say "
                + "/feed add with that link's address."
                + (below ? " Or let me look on the site's front page: /feed add " + asked.resolve("/") : "");
    }

    Reply choice(List<Candidate> candidates, @Nullable Duration every) {
        var lines = new ArrayList<RichText>();
        var buttons = new ArrayList<Button>();
        lines.add(RichText.plain("This site has " + candidates.size()
                + " feeds. Which one? Press its button, or say /feed add with its address."));
        for (var candidate : candidates.stream().limit(CANDIDATES).toList()) {
            var number = buttons.size() + 1;
            var title = FeedWords.title(candidate.title(), candidate.url());
            lines.add(RichText.of(
                    RichText.plain(number + ". " + title + " (" + candidate.kind() + "): "),
                    RichText.code(candidate.url().toString())));
            var word = proposals.keep(new Proposals.Proposal(candidate.url(), candidate.title(), every, false));
            buttons.add(new Button.Run(number + ". " + title, AddFeedCommand.NAME + " " + word));
        }
        if (candidates.size() > CANDIDATES) {
            lines.add(RichText.plain(
                    "... and " + (candidates.size() - CANDIDATES) + " more, which the site's page names."));
        }
        return new Reply.Message(RichText.lines(lines), buttons);
    }

    Reply preview(URI url, ParsedFeed document, @Nullable Duration every, boolean wasRemoved, Instant now) {
        var lines = new ArrayList<RichText>();
        var items = document.items();
        lines.add(RichText.of(
                RichText.bold(FeedWords.title(document.title(), url)),
                RichText.plain(" · "),
                RichText.code(url.toString())));
        lines.add(RichText.plain(
                items.isEmpty() ? NO_ITEMS : "It lists " + FeedWords.count(items.size(), "item") + ". The newest:"));
        newest(items).forEach(item -> lines.add(line(item, now)));
        if (every != null) {
            lines.add(RichText.plain("I would look every " + RelativeTime.of(every) + "." + politeness(every)));
        }
        if (wasRemoved) {
            lines.add(RichText.plain("It was followed before and removed; what was known of it is still here."));
        }
        lines.add(RichText.of(
                RichText.plain("Nothing is followed yet. Press Follow, or say "),
                RichText.code(COMMAND + url + pace(every) + " --confirm yes"),
                RichText.plain(".")));
        var word = proposals.keep(new Proposals.Proposal(url, document.title(), every, true));
        return Reply.of(
                RichText.lines(lines), new Button.Run("Follow", AddFeedCommand.NAME + " " + word + " --confirm yes"));
    }

    private static String pace(@Nullable Duration every) {
        return every == null ? "" : " --every " + Interval.written(every);
    }

    private static List<FeedItem> newest(List<FeedItem> items) {
        // Undated items keep the feed's own order, which is newest first by custom.
        var dated = items.stream().allMatch(it -> it.publishedAt() != null);
        return items.stream()
                .sorted(
                        dated
                                ? Comparator.comparing(
                                        FeedItem::publishedAt, Comparator.nullsLast(Comparator.reverseOrder()))
                                : (_, _) -> 0)
                .limit(NEWEST)
                .toList();
    }

    private static RichText line(FeedItem item, Instant now) {
        var link = item.link();
        var title = FeedWords.title(item);
        var date = item.publishedAt();
        return RichText.of(
                RichText.plain("• "),
                link == null ? RichText.plain(title) : RichText.link(title, link),
                RichText.plain(date == null ? "" : " · " + RelativeTime.of(date, now)));
    }

    static Reply following(Feed feed, boolean again, boolean hasItems) {
        return Reply.of("Following " + FeedWords.label(feed) + (again ? " again. " : ". ")
                + "What it lists already is kept and not posted; what comes from now on goes to the channels of /channel list. "
                + (hasItems ? "/feed check " + FeedWords.number(feed) + " shows what a poll would do." : NO_ITEMS));
    }

    /** It was followed before, and is looked at as often as this from now on. */
    static Reply paced(Feed feed, Duration every, Instant now) {
        var soon = now.plus(every);
        var allowed = feed.poll().allowed(soon);
        return Reply.of(FeedWords.label(feed) + " is followed already. From now on I look every "
                + RelativeTime.of(every) + "." + politeness(every)
                + (allowed.isAfter(soon)
                        ? " The first time is " + RelativeTime.of(allowed, now)
                                + ": its server has asked to be left alone until then."
                        : ""));
    }

    private static String politeness(Duration every) {
        return new Interval.Every(every).isImpolite() ? " That is more often than most sites like; 10m is polite." : "";
    }

    /** It is in the list already, as somebody left it. */
    static Reply known(Feed feed) {
        var label = FeedWords.label(feed);
        var number = FeedWords.number(feed);
        return switch (feed.status()) {
            case PAUSED ->
                Reply.of(
                        RichText.plain(label + " is followed already, and paused. /feed resume " + number
                                + " goes on with it."),
                        new Button.Run("Resume", "feed resume " + number));
            case GONE ->
                Reply.of(
                        RichText.plain(label + " is followed already, but its server said that it is gone for good: "
                                + Objects.requireNonNullElse(
                                        feed.poll().health().lastError(), "it answered 410.")
                                + " It answers now: /feed resume " + number + " polls it again."),
                        new Button.Run("Resume", "feed resume " + number));
            case ACTIVE, REMOVED ->
                Reply.refusal(label + " is followed already. /feed list shows how it does, /feed check " + number
                        + " what a poll would do now.");
        };
    }
}
