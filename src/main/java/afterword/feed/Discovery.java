package afterword.feed;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found at an address that somebody gave. */
public sealed interface Discovery {
    /** A feed to be followed at {@code url} and found at {@code at}, where passing redirects led; {@code feed} may be without items, which is worth a warning: WordPress answers a category that does not exist with an empty feed. */
    record Found(URI url, URI at, ParsedFeed feed) implements Discovery {}

    /** A site with several feeds, in its own order. */
    record Candidates(List<Candidate> candidates) implements Discovery {
        public Candidates {
            candidates = List.copyOf(candidates);
        }
    }

    /** No feed; {@code attempts} are all addresses that were tried, in order. {@code retryAfter} is the patience that a server asked for, null for none. */
    record Nothing(List<Attempt> attempts, @Nullable Duration retryAfter) implements Discovery {
        public Nothing {
            attempts = List.copyOf(attempts);
        }
    }

    /** Nobody can tell yet: {@code host} has asked to be left alone, for {@code delay} from now. */
    record NotNow(String host, Duration delay) implements Discovery {}

    /** What was typed is no address on the web. */
    record NotAnAddress(String typed) implements Discovery {}

    /** {@code kind} is RSS, Atom or JSON Feed; {@code title} may be empty. */
    record Candidate(URI url, String title, String kind) {}

    /** {@code cameBack} is a sentence. */
    record Attempt(URI url, String cameBack) {}
}
