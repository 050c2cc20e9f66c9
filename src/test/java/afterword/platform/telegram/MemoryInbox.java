package afterword.platform.telegram;

import afterword.chat.UpdateInbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** An inbox in memory, which can be told to fail. */
final class MemoryInbox implements UpdateInbox {
    private final Map<Long, StoredUpdate> all = new LinkedHashMap<>();
    private final List<Long> unhandled = new ArrayList<>();
    final AtomicReference<Runnable> beforeAdding = new AtomicReference<>(() -> {});

    @Override
    public void add(List<StoredUpdate> updates) {
        beforeAdding.get().run();
        synchronized (this) {
            for (var update : updates) {
                if (all.putIfAbsent(update.updateId(), update) == null) {
                    unhandled.add(update.updateId());
                }
            }
        }
    }

    @Override
    public synchronized List<StoredUpdate> unhandled(int limit) {
        return unhandled.stream().limit(limit).map(all::get).toList();
    }

    @Override
    public synchronized void handled(long updateId) {
        unhandled.remove(updateId);
    }

    synchronized int stored() {
        return all.size();
    }

    synchronized boolean isWorkedOff() {
        return unhandled.isEmpty();
    }
}
