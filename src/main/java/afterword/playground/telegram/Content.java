package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What a message holds. */
sealed interface Content {
    /** {@code preview} is the LinkPreviewOptions as the sender gave them. */
    record Text(FormattedText text, @Nullable ObjectNode preview) implements Content {}

    /** A picture or file; {@code source} is its address, or its name when it was uploaded. */
    record Media(MediaKind kind, String source, FormattedText caption, boolean captionAbove) implements Content {}

    /** An event told as a message; {@code fields} are the Message fields that describe it. */
    record Service(ObjectNode fields) implements Content {}

    enum MediaKind {
        PHOTO,
        DOCUMENT
    }
}
