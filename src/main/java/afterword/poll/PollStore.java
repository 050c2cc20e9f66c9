package afterword.poll;

import afterword.article.ArticleId;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Polls and votes on disk. A change owes every post of the article an edit, in the same transaction. */
public interface PollStore {
    /** The poll on whose post (or its automatic copy) this message is. */
    Optional<Poll> on(MessageRef message);

    Optional<Poll> of(ArticleId article);

    /** The person's vote is this option now, whatever it was; once for an event id. */
    void vote(Poll poll, PersonRef person, String emoji, String eventId, Instant now);

    /** The person's vote is withdrawn if it is this option; once for an event id. */
    void withdraw(Poll poll, PersonRef person, String emoji, String eventId, Instant now);

    /** Telegram's counts for one message, people unknown; replaces what was counted there. */
    void count(Poll poll, MessageRef message, Map<String, Integer> counts, Instant now);

    /**
     * What the reactors of each emoji on Discord were at {@code readAt}: older votes that stand on nothing are withdrawn,
     * new ones added.
     */
    void reconcile(Poll poll, Map<String, ? extends Collection<PersonRef>> reactors, Instant readAt, Instant now);

    /** Votes by emoji. */
    Map<String, Integer> votes(Poll poll);

    /** Anonymous counts by emoji. */
    Map<String, Integer> anonymous(Poll poll);

    /** The posts on Discord that carry the poll. */
    List<MessageRef> discordPosts(Poll poll);

    /** Posts on Discord of polls made since the moment. */
    List<MessageRef> discordPostsSince(Instant since);
}
