package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Text with MessageEntity objects whose offsets count UTF-16 units. */
record FormattedText(String text, List<ObjectNode> entities) {
    FormattedText {
        entities = List.copyOf(entities);
    }
}
