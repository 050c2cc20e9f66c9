package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelRef;
import afterword.chat.Platform;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who goes next when many could. */
final class TurnsTest {
    private final Turns turns = new Turns();

    @Test
    void letsTheMostUrgentKindGoFirst() {
        var ready = List.of(delivery(1, Kind.ALERT, "a"), delivery(2, Kind.POST, "b"), delivery(3, Kind.MIRROR, "c"));

        assertThat(turns.next(ready).kind()).isEqualTo(Kind.MIRROR);
    }

    @Test
    void leavesEveryLessUrgentKindAtLeastTwoInAHundredTurns() {
        var kinds = List.of(Kind.MIRROR, Kind.POST_EDIT, Kind.SEED, Kind.POST, Kind.ALERT);
        var had = new EnumMap<Kind, Integer>(Kind.class);

        for (var turn = 0; turn < 10_000; turn++) {
            var ready = new ArrayList<Delivery>();
            for (var kind : kinds) {
                ready.add(delivery(turn, kind, "channel of " + kind));
            }
            had.merge(take(ready).kind(), 1, Integer::sum);
        }

        assertThat(had)
                .allSatisfy((kind, count) -> assertThat(count).as("%s", kind).isGreaterThanOrEqualTo(195));
        assertThat(had.get(Kind.MIRROR)).isGreaterThan(9_000);
    }

    @Test
    void goesRoundTheChannelsHoweverMuchOneOfThemIsOwed() {
        var had = new HashMap<String, Integer>();

        for (var turn = 0; turn < 300; turn++) {
            // The first channel's deliveries are always the oldest.
            var ready = List.of(
                    delivery(turn, Kind.POST, "busy"),
                    delivery(1_000 + turn, Kind.POST, "calm"),
                    delivery(2_000 + turn, Kind.POST, "quiet"));
            had.merge(take(ready).channel().id(), 1, Integer::sum);
        }

        assertThat(had).isEqualTo(Map.of("busy", 100, "calm", 100, "quiet", 100));
    }

    @Test
    void owesNothingToAKindThatDidNotWait() {
        for (var turn = 0; turn < 200; turn++) {
            take(List.of(delivery(turn, Kind.MIRROR, "a")));
        }

        var ready = List.of(delivery(1_000, Kind.MIRROR, "a"), delivery(1_001, Kind.ALERT, "b"));
        assertThat(turns.next(ready).kind()).isEqualTo(Kind.MIRROR);
    }

    private Delivery take(List<Delivery> ready) {
        var next = turns.next(ready);
        turns.taken(next, ready);
        return next;
    }

    private static Delivery delivery(long id, Kind kind, String channel) {
        return new Delivery(new DeliveryId(id), kind, 1, new ChannelRef(Platform.TELEGRAM, channel), null, "", 0, null);
    }
}
