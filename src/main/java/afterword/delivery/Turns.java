package afterword.delivery;

import afterword.chat.ChannelRef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides which of the deliveries that may go now goes next: the most urgent kind first, but of {@value #SHARE} turns a
 * less urgent kind that waits gets one; within a kind the channel whose last turn is longest ago. Not safe for threads.
 */
final class Turns {
    /** Two in a hundred for each kind that waits behind a more urgent one. */
    static final int SHARE = 50;

    private static final int REMEMBERED = 10_000;

    /** Turns that others had while a delivery of this priority waited. */
    private final Map<Integer, Integer> passedOver = new TreeMap<>();

    private final Map<ChannelRef, Long> lastTurn = new HashMap<>();
    private long turn;

    /** The one that goes next. {@code ready} is not empty. */
    Delivery next(List<Delivery> ready) {
        passedOver.keySet().removeIf(it -> ready.stream().noneMatch(delivery -> priority(delivery) == it));
        var chosen = priorityOfNext(ready);
        return ready.stream()
                .filter(it -> priority(it) == chosen)
                .min(Comparator.<Delivery>comparingLong(it -> lastTurn.getOrDefault(it.channel(), 0L))
                        .thenComparingLong(it -> it.id().value()))
                .orElseThrow();
    }

    private int priorityOfNext(List<Delivery> ready) {
        // Those that were passed over longest come first, however little urgent.
        var starving = passedOver.entrySet().stream()
                .filter(it -> it.getValue() >= SHARE - 1)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
        return starving.orElseGet(
                () -> ready.stream().mapToInt(Turns::priority).min().orElseThrow());
    }

    /** The delivery had its turn, and these others waited. */
    void taken(Delivery delivery, List<Delivery> ready) {
        ready.stream().mapToInt(Turns::priority).distinct().forEach(it -> passedOver.merge(it, 1, Integer::sum));
        passedOver.put(priority(delivery), 0);
        turn++;
        lastTurn.put(delivery.channel(), turn);
        if (lastTurn.size() > REMEMBERED) {
            lastTurn.values().removeIf(it -> it < turn - REMEMBERED / 2);
        }
    }

    private static int priority(Delivery delivery) {
        return delivery.kind().priority();
    }
}
