package afterword.playground;

import java.util.Map;

/** One of the page's three columns, as far as visitors act in it. */
@FunctionalInterface
interface Column {
    /**
     * Does one thing and gives back what the page wants to know about it, to be written as JSON. What cannot be done is
     * an {@link IllegalArgumentException} with a sentence for the visitor.
     */
    Map<String, ?> perform(String action, ActionBody body);
}
