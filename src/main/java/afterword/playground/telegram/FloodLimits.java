package afterword.playground.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Telegram's limits on sending: by default 30 messages in any second over all, one in a chat, and 20 in any minute in a
 * group or channel. Edits count too. Off until switched on.
 */
public final class FloodLimits {
    private static final Set<String> COUNTED = Set.of(
            "sendMessage",
            "sendPhoto",
            "sendDocument",
            "forwardMessage",
            "copyMessage",
            "editMessageText",
            "editMessageCaption",
            "editMessageReplyMarkup");

    /** So many calls in any window of this length. */
    private static final class Window {
        private final int most;
        private final Duration length;
        private final Deque<Instant> calls = new ArrayDeque<>();

        Window(int most, Duration length) {
            this.most = most;
            this.length = length;
        }

        /** Zero when one more call may come now. */
        Duration wait(Instant now) {
            while (!calls.isEmpty() && !calls.getFirst().plus(length).isAfter(now)) {
                calls.removeFirst();
            }
            if (calls.size() < most) {
                return Duration.ZERO;
            }
            return Duration.between(now, calls.getFirst().plus(length));
        }
    }

    private final InstantSource time;
    private final Map<Long, Window> chats = new HashMap<>();
    private final Map<Long, Window> groups = new HashMap<>();
    private Window overall = new Window(30, Duration.ofSeconds(1));
    private int inChat = 1;
    private int inGroup = 20;
    private boolean on;
    private long refusals;

    FloodLimits(InstantSource time) {
        this.time = time;
    }

    /** Switches the usual limits on. */
    public void enable() {
        enable(30, 1, 20);
    }

    /** Switches these limits on, with nothing counted yet. */
    public synchronized void enable(int perSecond, int perSecondInChat, int perMinuteInGroup) {
        overall = new Window(perSecond, Duration.ofSeconds(1));
        inChat = perSecondInChat;
        inGroup = perMinuteInGroup;
        chats.clear();
        groups.clear();
        on = true;
    }

    public synchronized void disable() {
        on = false;
    }

    /** How many calls were refused so far. */
    public synchronized long refusals() {
        return refusals;
    }

    /** Counts the call or refuses it with 429; a refused call is not counted. */
    synchronized void check(String method, long chat) {
        if (!on || !COUNTED.contains(method)) {
            return;
        }
        var now = time.instant();
        var own = chats.computeIfAbsent(chat, _ -> new Window(inChat, Duration.ofSeconds(1)));
        var wait = longer(overall.wait(now), own.wait(now));
        var group = chat < 0 ? groups.computeIfAbsent(chat, _ -> new Window(inGroup, Duration.ofMinutes(1))) : null;
        if (group != null) {
            wait = longer(wait, group.wait(now));
        }
        if (!wait.isZero()) {
            refusals++;
            throw ApiException.tooManyRequests(Math.max(1, wait.plusMillis(999).toSeconds()));
        }
        overall.calls.add(now);
        own.calls.add(now);
        if (group != null) {
            group.calls.add(now);
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
