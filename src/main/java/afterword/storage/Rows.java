package afterword.storage;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads our words out of rows. */
final class Rows {
    private static final String SEPARATOR = "\u001f";

    private Rows() {}

    static ChannelRef channel(ResultSet row, String platform, String channel, String topic) throws SQLException {
        var topicId = row.getString(topic);
        return new ChannelRef(
                Platform.valueOf(row.getString(platform)),
                row.getString(channel),
                topicId == null || topicId.isEmpty() ? null : topicId);
    }

    static @Nullable MessageRef message(ResultSet row, String platform, String channel, String topic, String message)
            throws SQLException {
        var id = row.getString(message);
        return id == null ? null : new MessageRef(channel(row, platform, channel, topic), id);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    /** A list of words in one column: they hold no control characters, so one of those parts them. */
    static String joined(List<String> words) {
        return String.join(
                SEPARATOR,
                words.stream().map(word -> word.replace(SEPARATOR, " ")).toList());
    }

    static List<String> split(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(SEPARATOR, -1));
    }
}
