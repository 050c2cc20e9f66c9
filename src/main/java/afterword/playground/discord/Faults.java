package afterword.playground.discord;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is to go wrong: the next matching call, or every one until cleared. Safe for any thread. */
public final class Faults {
    private final List<Planned> planned = new ArrayList<>();

    private record Planned(Predicate<RestRequest> calls, Fault fault, boolean once) {}

    /** The next call to this endpoint. */
    public void next(Endpoint endpoint, Fault fault) {
        next(it -> it.endpoint() == endpoint, fault);
    }

    /** The next call that matches. */
    public synchronized void next(Predicate<RestRequest> calls, Fault fault) {
        planned.add(new Planned(calls, fault, true));
    }

    /** Every call to this endpoint until {@link #clear}. */
    public void always(Endpoint endpoint, Fault fault) {
        always(it -> it.endpoint() == endpoint, fault);
    }

    /** Every call that matches until {@link #clear}. */
    public synchronized void always(Predicate<RestRequest> calls, Fault fault) {
        planned.add(new Planned(calls, fault, false));
    }

    public synchronized void clear() {
        planned.clear();
    }

    /** How many planned faults have not yet happened. */
    public synchronized int pending() {
        return planned.size();
    }

    synchronized Optional<Fault> take(RestRequest request) {
        for (Iterator<Planned> left = planned.iterator(); left.hasNext(); ) {
            var next = left.next();
            if (next.calls.test(request)) {
                if (next.once) {
                    left.remove();
                }
                return Optional.of(next.fault);
            }
        }
        return Optional.empty();
    }
}
