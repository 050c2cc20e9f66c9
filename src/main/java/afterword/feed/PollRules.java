package afterword.feed;

import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.NotModified;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What to ask a feed's server for, and what to remember of its answer. Decides only: it neither fetches nor stores. */
public final class PollRules {
    private final RandomGenerator random;

    /** {@code random} spreads the polls. */
    public PollRules(RandomGenerator random) {
        this.random = random;
    }

    public FetchRequest request(Feed feed, Instant now) {
        return new FetchRequest(feed.url(), feed.poll().conditional().toSend(now));
    }

    /** After a document that could be read. {@code sent} are the validators of the request. */
    public PollState afterDocument(Feed feed, Validators sent, Fetched answer, ParsedFeed document, Instant now) {
        var before = feed.poll();
        var hash = ItemHash.of(document.items());
        boolean changed = !hash.equals(before.conditional().itemHash());
        var rhythm = Rhythm.ofDocument(document.items(), before.rhythm(), changed, now);
        var due = NextPoll.afterAnswer(
                feed.every(), rhythm, document.hints(), answer.headers().freshFor(), now, random);
        return new PollState(
                due,
                before.conditional().afterDocument(sent, answer.headers(), hash, now),
                before.health().success(now, false),
                document.hints(),
                rhythm,
                Move.after(feed, answer.movedTo(), answer.url()),
                null);
    }

    public PollState afterNotModified(Feed feed, NotModified answer, Instant now) {
        var before = feed.poll();
        var last = before.health().lastSuccessAt();
        var rhythm = Rhythm.ofSilence(before.rhythm(), last == null ? Duration.ZERO : Duration.between(last, now));
        var due = NextPoll.afterAnswer(
                feed.every(), rhythm, before.hints(), answer.headers().freshFor(), now, random);
        return new PollState(
                due,
                before.conditional().afterNotModified(),
                before.health().success(now, true),
                before.hints(),
                rhythm,
                Move.after(feed, answer.movedTo()),
                null);
    }

    /** After anything that brought no document. {@code retryAfter} is what the server asked for, null when it did not. */
    public PollState afterFailure(Feed feed, String reason, @Nullable Duration retryAfter, Instant now) {
        var before = feed.poll();
        var health = before.health().failure(reason, now);
        var due = NextPoll.afterFailure(feed.every(), health.failures(), now, random);
        var state =
                new PollState(due, before.conditional(), health, before.hints(), before.rhythm(), before.move(), null);
        return afterRetryAfter(state, retryAfter, now);
    }

    /** The state with what a server has asked for by Retry-After, if it has. */
    PollState afterRetryAfter(PollState state, @Nullable Duration retryAfter, Instant now) {
        return retryAfter == null ? state : state.waitingUntil(NextPoll.notBefore(retryAfter, now));
    }

    /** The first poll of the {@code index}th of {@code count} feeds that are added at once: spread over the time that is decent for so many. */
    public Instant firstPoll(int index, int count, Instant now) {
        var span =
                Duration.ofMillis(Math.min(count * 50L, Duration.ofMinutes(30).toMillis()));
        return count <= 1 ? now : now.plus(span.multipliedBy(index).dividedBy(count));
    }
}
