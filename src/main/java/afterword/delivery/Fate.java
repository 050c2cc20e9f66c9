package afterword.delivery;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one article in one place.
 *
 * @param name what the place is called; null where it is no destination any more
 * @param addedAt when the place became a destination; null where it is none any more
 * @param suspendedBecause why nothing goes there at present; null while it works
 * @param delivery what was owed; null where the article was never owed there
 */
public record Fate(
        ChannelRef channel,
        @Nullable String name,
        @Nullable Instant addedAt,
        @Nullable String suspendedBecause,
        @Nullable Recorded delivery) {
    /** How far a delivery has come. */
    public enum State {
        OWED,
        SENDING,
        SENT,
        SKIPPED,
        DEAD
    }

    /**
     * A delivery as it is recorded.
     *
     * @param reason of the last attempt's failing, or of the end; null where there was none
     * @param ahead how many others of the same place go before it
     * @param message what it became; null while it is not sent
     */
    public record Recorded(
            State state,
            @Nullable String reason,
            int attempts,
            int ahead,
            Instant dueAt,
            @Nullable Instant sendingSince,
            @Nullable Instant endedAt,
            @Nullable MessageRef message) {}

    /** What became of an article everywhere: each place, and how many alerts to subscribers are in each state. */
    public record Everywhere(Instant firstSeenAt, List<Fate> places, Map<State, Integer> alerts) {
        public Everywhere {
            places = List.copyOf(places);
            alerts = Map.copyOf(alerts);
        }
    }
}
