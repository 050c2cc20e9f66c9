package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The updates that the bot has not confirmed yet. They expire by the injected time; a waiting poll is answered when one
 * comes, when its time is up, or with 409 when another poll begins to wait.
 */
public final class UpdateQueue {
    static final Duration UPDATE_LIFE = Duration.ofHours(24);
    static final Duration BUTTON_LIFE = Duration.ofSeconds(150);

    /** Sent only to bots that ask for them by name. */
    private static final Set<String> ON_REQUEST = Set.of("chat_member", "message_reaction", "message_reaction_count");
    /** An offset further than this behind the newest id is taken for a mistake and ignored. */
    private static final int FUTURE = 10;

    private record Waiting(int id, ObjectNode json, Instant until) {}

    private final InstantSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Waiting> updates = new ArrayDeque<>();
    private Set<String> allowed = Set.of();
    private int nextId = 100_000_001;
    private long poll;
    private int waiting;
    private boolean stopped;

    UpdateQueue(InstantSource time) {
        this.time = time;
    }

    /** Queues {"update_id": …, kind: body} unless the bot has not asked for this kind. */
    void add(String kind, ObjectNode body, Duration life) {
        locked(() -> {
            if (wants(kind)) {
                var update = JsonNodeFactory.instance.objectNode().put("update_id", nextId);
                update.set(kind, body);
                append(update, life);
            }
        });
    }

    /** Queues an update exactly as given, with the next id in front: to see what a bot makes of the undecodable. */
    public void inject(ObjectNode update) {
        locked(() -> {
            var numbered = JsonNodeFactory.instance.objectNode().put("update_id", nextId);
            numbered.setAll(update);
            append(numbered, UPDATE_LIFE);
        });
    }

    /** An update that says it is a message but cannot be read as one. */
    public void injectUndecodable() {
        var update = JsonNodeFactory.instance.objectNode();
        update.putObject("message")
                .put("message_id", "not a number")
                .put("date", "never")
                .put("chat", 1);
        inject(update);
    }

    /** An update of a kind that no library knows yet. */
    public void injectUnknownKind() {
        var update = JsonNodeFactory.instance.objectNode();
        update.putObject("mind_reading").put("thought", "hm");
        inject(update);
    }

    /** The next update gets this id, as after a week without updates. */
    public void restartIdsAt(int id) {
        locked(() -> nextId = id);
    }

    /** How many updates wait for the bot. */
    public int pending() {
        lock.lock();
        try {
            dropExpired();
            return updates.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many polls are waiting for an answer at this moment. */
    public int waitingPolls() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** The kinds that the bot named last; empty for the usual ones. */
    public Set<String> allowedUpdates() {
        lock.lock();
        try {
            return allowed;
        } finally {
            lock.unlock();
        }
    }

    void allow(Set<String> kinds) {
        locked(() -> allowed = Set.copyOf(kinds));
    }

    ArrayNode poll(int offset, int limit, Duration timeout) {
        lock.lock();
        try {
            confirm(offset);
            dropExpired();
            if (!updates.isEmpty() || timeout.isZero()) {
                return first(limit);
            }
            return await(limit, timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return first(limit);
        } finally {
            lock.unlock();
        }
    }

    private ArrayNode await(int limit, Duration timeout) throws InterruptedException {
        var mine = ++poll;
        changed.signalAll();
        waiting++;
        try {
            var left = timeout.toNanos();
            while (updates.isEmpty() && left > 0 && !stopped) {
                left = changed.awaitNanos(left);
                if (poll != mine) {
                    throw ApiException.conflict(
                            "terminated by other getUpdates request; make sure that only one bot instance is running");
                }
                dropExpired();
            }
            return first(limit);
        } finally {
            waiting--;
        }
    }

    void clear() {
        locked(updates::clear);
    }

    /** Sends every waiting poll away empty-handed. */
    void stop() {
        locked(() -> stopped = true);
    }

    void resume() {
        locked(() -> stopped = false);
    }

    private boolean wants(String kind) {
        return allowed.isEmpty() ? !ON_REQUEST.contains(kind) : allowed.contains(kind);
    }

    private void append(ObjectNode update, Duration life) {
        updates.add(new Waiting(nextId++, update, time.instant().plus(life)));
    }

    private void confirm(int offset) {
        if (offset > 0 && offset <= nextId + FUTURE) {
            updates.removeIf(it -> it.id() < offset);
        } else if (offset < 0) {
            while (updates.size() > -(long) offset) {
                updates.removeFirst();
            }
        }
    }

    private void dropExpired() {
        var now = time.instant();
        updates.removeIf(it -> !it.until().isAfter(now));
    }

    private ArrayNode first(int limit) {
        var json = JsonNodeFactory.instance.arrayNode();
        updates.stream().limit(limit).forEach(it -> json.add(it.json()));
        return json;
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
