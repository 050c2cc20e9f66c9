package afterword.feed;

import afterword.command.RelativeTime;
import afterword.feed.FetchResult.Failed;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.NotModified;
import afterword.feed.FetchResult.NotNow;
import afterword.feed.FetchResult.Refused;
import afterword.feed.FetchResult.RetryLater;
import java.time.Duration;
import java.util.Optional;

/** Says what a server answered to somebody who wants to know why there is no document. */
public final class AnswerWords {
    private AnswerWords() {}

    /** A sentence; empty where a document came. */
    public static Optional<String> withoutDocument(FetchResult result) {
        return switch (result) {
            case Fetched answer -> answer.body().length > 0 ? Optional.empty() : Optional.of("The answer was empty.");
            case NotModified _ -> Optional.of("The server said that nothing had changed, without having been asked.");
            case RetryLater(var _, var status) ->
                Optional.of("The server answered " + status + ": it asks for patience, so try again later.");
            case NotNow(var host, var delay) -> Optional.of(notNow(host, delay));
            case FetchResult.Gone _ -> Optional.of("The server answered 410: gone for good.");
            case Failed(var reason, var _, var _) -> Optional.of(reason);
            case Refused(var reason) -> Optional.of(reason);
            case FetchResult.TooLong _ -> Optional.of("The document is longer than was asked for.");
        };
    }

    /** Says when a host may be asked that has asked for patience. */
    static String notNow(String host, Duration delay) {
        return host + " has asked to be left alone for now. I may ask it again in " + RelativeTime.of(delay)
                + ": try again then.";
    }
}
