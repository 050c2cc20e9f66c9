package afterword.comment;

import afterword.article.ArticleId;
import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.InboundEvent.PostShown;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Discussions on disk: comments, rooms, and which message is which. */
public interface CommentStore {
    /** What a message is to us: a post of an article, or a comment on it (or its mirror); empty for a stranger. */
    Optional<Place> placeOf(MessageRef message);

    /** The article whose Discord thread or forum post this is. */
    Optional<ArticleId> articleOfThread(ChannelRef thread);

    /**
     * Stores a comment and owes its mirror to every other room of the article, in one transaction. Done once for an
     * event id, and once for a message.
     *
     * @param source the message it was written as; null when it came by a form, and then it is owed to every room
     */
    void add(NewComment comment, @Nullable MessageRef source, String eventId, Instant now);

    /**
     * Keeps an answer to a message that nobody knows, if that may yet become known: a message of ours to that channel is
     * under way, or the comment says that a gap is being read back. The answer becomes a comment on it as soon as it is, or
     * stands where it belongs otherwise when it was another one. False where neither is so, and nothing was kept.
     */
    boolean addEarly(EarlyComment comment, String eventId, Instant now);

    /** The platform's gap has been read: what waited for that stands where it belongs. */
    void gapRead(Platform platform);

    /**
     * An answer to a message that is not known yet; {@code otherwise} is its place if that is never known, null for none.
     * {@code inGap} while earlier messages of the platform are being read back.
     */
    record EarlyComment(
            Author author,
            String text,
            MessageRef source,
            MessageRef answered,
            @Nullable Place otherwise,
            boolean inGap) {}

    /** The comment's words changed in the message: its mirrors follow. Nothing happens for a stranger's message. */
    void edit(MessageRef source, String text, String eventId, Instant now);

    /** The comment's own message was deleted: so are its mirrors. A deleted mirror changes nothing. */
    void delete(MessageRef source, String eventId, Instant now);

    /** A Telegram channel's post appeared in the linked group; remembered until the post is recorded, if it is not yet. */
    void linkForward(MessageRef original, MessageRef copy, Instant now);

    /**
     * Remembers a message of ours that is not known, if it looks like the article or comment whose sending to its channel,
     * at about that time, had no answer yet, or none the first time; otherwise nothing changes.
     */
    void recognize(PostShown shown, Instant now);

    Optional<Comment> find(CommentId id);

    /** The comment's message in a channel: where it was written or mirrored; empty while it is not there. */
    Optional<MessageRef> messageIn(CommentId comment, ChannelRef channel);

    /** Whether the comment is still owed to the channel. */
    boolean owedTo(CommentId comment, ChannelRef channel);

    Optional<Room> room(ArticleId article, ChannelRef channel);

    /** A page of an article's tree in reading order, from an offset. */
    List<Comment> page(ArticleId article, int offset, int limit);

    int count(ArticleId article);

    /**
     * The thousand newest Discord rooms of those that saw a message or a post since {@code active}, those whose newest
     * message is not known, and posts whose room is about to open; each with the last message there that was known before
     * {@code heard}.
     *
     * @param newest the last message of each thread that is open, by its id
     */
    List<RecentThread> threadsSince(Instant active, Instant heard, Map<ChannelRef, String> newest);

    /**
     * Brings the known comments of a Discord room up to what was read back: changed words are an edit, what is not there
     * any more is deleted. What came or was edited after {@code readAt} is left alone: the reading is older.
     *
     * @param after everything in the room after this message was read; null: all of it
     * @param standing what people's messages say, by the platform's id
     */
    void reconcile(ChannelRef room, @Nullable String after, Map<String, Standing> standing, Instant readAt);

    /** The words of a message as it stands, and whether somebody changed them: what nobody changed may yet read otherwise. */
    record Standing(String words, boolean edited) {}

    /** A message's place: the article, and the comment unless it is a post. */
    record Place(ArticleId article, @Nullable CommentId comment) {}

    record NewComment(ArticleId article, @Nullable CommentId parent, Author author, String text) {}

    record RecentThread(ChannelRef channel, @Nullable String lastMessage) {}
}
