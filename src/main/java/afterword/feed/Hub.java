package afterword.feed;

import java.net.URI;
import java.util.Map;

/** Speaks to WebSub hubs. Blocks. */
public interface Hub {
    /** Sends a form; the hub's decision comes later, to the callback. */
    HubAnswer ask(URI hub, Map<String, String> form);
}
