package afterword.platform.discord;

import java.time.InstantSource;
import net.dv8tion.jda.api.events.session.SessionInvalidateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * Names what has no id of its own: by the gateway's number for it, which is the same when a resumed session tells it
 * again, and the session in which that number counts.
 */
final class Happenings extends ListenerAdapter {
    private final InstantSource time;
    private volatile long session;

    Happenings(InstantSource time) {
        this.time = time;
        this.session = time.millis();
    }

    /** A word for the event with this number in the present session. */
    String name(long responseNumber) {
        return Long.toString(session, Character.MAX_RADIX) + "-" + Long.toString(responseNumber, Character.MAX_RADIX);
    }

    /** The numbers begin again. */
    void begin() {
        session = Math.max(session + 1, time.millis());
    }

    @Override
    public void onSessionInvalidate(SessionInvalidateEvent event) {
        begin();
    }
}
