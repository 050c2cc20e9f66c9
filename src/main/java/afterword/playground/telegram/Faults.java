package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is to go wrong. Each order applies to one call, the first that fits it; orders are kept in the order given. */
public final class Faults {
    private record Order(BiPredicate<String, ObjectNode> fits, Fault fault) {}

    private final List<Order> orders = new ArrayList<>();
    private CountDownLatch hung = new CountDownLatch(1);

    Faults() {}

    /** The next call of this method, spelt in any case. */
    public void next(String method, Fault fault) {
        next(method::equalsIgnoreCase, fault);
    }

    /** The next call of a method that fits, given its name as the documentation spells it. */
    public void next(Predicate<String> method, Fault fault) {
        nextCall((name, _) -> method.test(name), fault);
    }

    /** The next call whose method and arguments fit. */
    public synchronized void nextCall(BiPredicate<String, ObjectNode> call, Fault fault) {
        orders.add(new Order(call, fault));
    }

    /** The next {@code times} calls of this method. */
    public void next(String method, int times, Fault fault) {
        for (var i = 0; i < times; i++) {
            next(method, fault);
        }
    }

    /** How many orders no call has met yet. */
    public synchronized int open() {
        return orders.size();
    }

    /** Forgets what is still to go wrong and lets hanging calls go. */
    public synchronized void clear() {
        orders.clear();
        release();
    }

    /** Ends every hanging call by a reset of its connection. */
    public synchronized void release() {
        hung.countDown();
        hung = new CountDownLatch(1);
    }

    synchronized @Nullable Fault take(String method, ObjectNode arguments) {
        for (var order : orders) {
            if (order.fits().test(method, arguments)) {
                orders.remove(order);
                return order.fault();
            }
        }
        return null;
    }

    void hang() {
        CountDownLatch latch;
        synchronized (this) {
            latch = hung;
        }
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
