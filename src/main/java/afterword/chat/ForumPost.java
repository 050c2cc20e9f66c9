package afterword.chat;

import java.time.Duration;
import java.util.List;

/**
 * What a Discord forum post is besides its message.
 *
 * @param tags names; the forum's tags that match them are set
 * @param createTags whether names that the forum has not are made its tags first, where the bot may
 * @param archiveAfter one of {@link #ARCHIVE_AFTER}
 * @param silent whether nobody's device makes a noise
 */
public record ForumPost(List<String> tags, boolean createTags, Duration archiveAfter, boolean silent) {
    /** How long a thread may be quiet until Discord archives it. */
    public static final List<Duration> ARCHIVE_AFTER =
            List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7));

    /** The longest that Discord has. */
    public static final Duration A_WEEK = Duration.ofDays(7);

    public ForumPost {
        tags = List.copyOf(tags);
    }
}
