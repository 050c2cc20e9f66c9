package afterword.playground;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Tells those who wait that something changed. Many changes may be told as one; the last one always is. */
final class ChangeSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long version;
    private boolean closed;

    void changed() {
        lock.lock();
        try {
            version++;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the version is another than {@code seen}, at most so long; gives the version there is then. */
    long await(long seen, Duration limit) throws InterruptedException {
        lock.lock();
        try {
            var left = limit.toNanos();
            while (version == seen && !closed && left > 0) {
                left = moved.awaitNanos(left);
            }
            return version;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something holds, which is looked at after every change; false when the time is over first. */
    boolean awaitUntil(BooleanSupplier condition, Duration limit) throws InterruptedException {
        var left = limit.toNanos();
        while (true) {
            var seen = version();
            if (condition.getAsBoolean()) {
                return true;
            }
            lock.lock();
            try {
                while (version == seen && !closed && left > 0) {
                    left = moved.awaitNanos(left);
                }
                if (closed || left <= 0) {
                    return false;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits so long, or until closed: what changes meanwhile is told together. */
    void gather(Duration pause) throws InterruptedException {
        lock.lock();
        try {
            var left = TimeUnit.NANOSECONDS.convert(pause);
            while (!closed && left > 0) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    long version() {
        lock.lock();
        try {
            return version;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody who waits go. */
    void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
