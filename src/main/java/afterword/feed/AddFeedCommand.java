package afterword.feed;

import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.Reply;
import afterword.feed.FeedStore.AddResult;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Follows a feed, after showing what was found at the address. Blocks for as many fetches as finding it takes. */
public final class AddFeedCommand implements Command {
    static final String NAME = "feed add";
    private static final CommandSpec SPEC = new CommandSpec(
            NAME,
            "Follow a blog: shows what is found at its address first",
            Access.SHARED_ADMIN,
            Place.ANYWHERE,
            List.of(
                    Option.required("address", Option.Type.TEXT, "The blog's address, or its feed's"),
                    Option.optional(
                            "every", Option.Type.TEXT, "How often to look: 10m, 2h, 1d; its own rhythm if left out"),
                    new Option(
                            "confirm",
                            "Follow it without being asked",
                            Option.Type.TEXT,
                            false,
                            false,
                            List.of("yes"))));

    private final FeedStore feeds;
    private final FeedDiscovery discovery;
    private final InstantSource time;
    private final Proposals proposals = new Proposals(RandomGenerator.getDefault());
    private final AddFeedWords words = new AddFeedWords(proposals);

    public AddFeedCommand(FeedStore feeds, FeedDiscovery discovery, InstantSource time) {
        this.feeds = feeds;
        this.discovery = discovery;
        this.time = time;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        var typed = request.option("address").orElse("").strip();
        var confirmed = request.option("confirm").isPresent();
        if (Proposals.isWord(typed)) {
            return proposed(typed, confirmed);
        }
        return switch (Interval.of(request.option("every").orElse(""))) {
            case Interval.Wrong(var sentence) -> Reply.refusal(sentence);
            case Interval.Own() -> find(typed, null, confirmed);
            case Interval.Every(var every) -> find(typed, every, confirmed);
        };
    }

    private Reply proposed(String word, boolean confirmed) {
        var kept = proposals.find(word).orElse(null);
        if (kept == null) {
            return Reply.refusal("I no longer know what this button stood for: say /feed add with the address again.");
        }
        return confirmed && kept.read()
                ? follow(kept.url(), kept.title(), kept.every(), true)
                : find(kept.url().toString(), kept.every(), confirmed);
    }

    private Reply find(String typed, @Nullable Duration every, boolean confirmed) {
        var now = time.instant();
        var waiting = Optional.ofNullable(WebAddress.typed(typed))
                .flatMap(url -> known(url, url))
                .filter(it -> it.poll().isWaiting(now))
                .orElse(null);
        if (waiting != null) {
            var left = Duration.between(now, waiting.poll().allowed(now));
            return waiting.status() == FeedStatus.REMOVED
                    ? Reply.refusal(AnswerWords.notNow(WebAddress.host(waiting.url()), left))
                    : followed(waiting, every);
        }
        return switch (discovery.discover(typed)) {
            case Discovery.NotAnAddress(var words) -> AddFeedWords.notAnAddress(words);
            case Discovery.Nothing(var attempts, var _) -> AddFeedWords.nothing(attempts);
            case Discovery.NotNow(var host, var delay) -> Reply.refusal(AnswerWords.notNow(host, delay));
            case Discovery.Candidates(var candidates) -> words.choice(candidates, every);
            case Discovery.Found found -> found(found, every, confirmed);
        };
    }

    private Reply found(Discovery.Found found, @Nullable Duration every, boolean confirmed) {
        var url = found.url();
        var document = found.feed();
        var known = known(url, found.at()).orElse(null);
        if (known != null && known.status() != FeedStatus.REMOVED) {
            return followed(known, every);
        }
        return confirmed
                ? follow(url, document.title(), every, !document.items().isEmpty())
                : words.preview(url, document, every, known != null, time.instant());
    }

    /** Also one that was removed. */
    private Optional<Feed> known(URI url, URI at) {
        return SameFeed.among(feeds.list(), url, at).or(() -> feeds.findByUrl(url));
    }

    private Reply followed(Feed feed, @Nullable Duration every) {
        return feed.status() == FeedStatus.ACTIVE && every != null && !every.equals(feed.every())
                ? paced(feed, every)
                : AddFeedWords.known(feed);
    }

    private Reply paced(Feed feed, Duration every) {
        var now = time.instant();
        var soon = now.plus(every);
        var due = feed.poll().dueAt();
        feeds.every(feed.id(), every, feed.poll().allowed(due.isBefore(soon) ? due : soon));
        return AddFeedWords.paced(feed, every, now);
    }

    private Reply follow(URI url, String title, @Nullable Duration every, boolean hasItems) {
        return switch (feeds.add(url, title, every, time.instant())) {
            case AddResult.Added(var feed) -> AddFeedWords.following(feed, false, hasItems);
            case AddResult.Restored(var feed) -> AddFeedWords.following(feed, true, hasItems);
            case AddResult.AlreadyFollowed(var feed) -> AddFeedWords.known(feed);
        };
    }
}
