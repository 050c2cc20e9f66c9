package afterword.poll;

import afterword.article.ArticleId;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Polls and votes on disk. A change owes every post of the article an edit, in the same transaction. */
public interface PollStore {
    /** The poll on whose post (or its automatic copy) this message is. */
    Optional<Poll> on(MessageRef message);

    Optional<Poll> of(ArticleId article);

    /** The person's vote is this option now, whatever it was; once for an event id. */
    void vote(Poll poll, MessageRef post, PersonRef person, String emoji, String eventId, Instant now);

    /** The person took this reaction back: of those that stand, on any post, the latest is the vote; once for an event id. */
    void withdraw(Poll poll, MessageRef post, PersonRef person, String emoji, String eventId, Instant now);

    /** Telegram's counts for one message, people unknown; replaces what was counted there. */
    void count(Poll poll, MessageRef message, Map<String, Integer> counts, Instant now);

    /**
     * Who had reacted with each emoji to posts on Discord at {@code readAt}: older reactions to these posts that do not
     * stand are taken back, those not known were made meanwhile.
     */
    void reconcile(Poll poll, Map<MessageRef, Map<String, List<PersonRef>>> reactors, Instant readAt, Instant now);

    /** Votes by emoji. */
    Map<String, Integer> votes(Poll poll);

    /** Anonymous counts by emoji. */
    Map<String, Integer> anonymous(Poll poll);

    /** The posts on Discord that carry the poll. */
    List<MessageRef> discordPosts(Poll poll);

    /** The newest posts on Discord, the newest first: a thousand at most. */
    List<MessageRef> newestDiscordPosts();
}
