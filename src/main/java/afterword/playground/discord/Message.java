package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One message; what can be changed by an edit is not final. */
final class Message {
    static final int CROSSPOSTED = 1;
    static final int SUPPRESS_EMBEDS = 1 << 2;
    static final int HAS_THREAD = 1 << 5;
    static final int EPHEMERAL = 1 << 6;
    static final int LOADING = 1 << 7;
    static final int SUPPRESS_NOTIFICATIONS = 1 << 12;
    static final int COMPONENTS_V2 = 1 << 15;

    final long id;
    final long channelId;
    final Author author;
    final Kind kind;
    final Instant createdAt;
    String content = "";
    ArrayNode embeds = Json.array();
    ArrayNode components = Json.array();
    ArrayNode attachments = Json.array();
    int flags;
    boolean tts;

    @Nullable
    Instant editedAt;

    @Nullable
    Instant pinnedAt;

    @Nullable
    Reference reference;

    @Nullable
    String nonce;

    boolean mentionsEveryone;
    Set<Long> mentions = new LinkedHashSet<>();
    Set<Long> mentionedRoles = new LinkedHashSet<>();
    final Map<String, Reaction> reactions = new LinkedHashMap<>();
    /** What an answer to an interaction says about it. */
    @Nullable
    ObjectNode interactionMetadata;
    /** Who alone sees an ephemeral answer, 0 for everybody. */
    long onlyFor;

    Message(long id, long channelId, Author author, Kind kind, Instant createdAt) {
        this.id = id;
        this.channelId = channelId;
        this.author = author;
        this.kind = kind;
        this.createdAt = createdAt;
    }

    boolean isEphemeral() {
        return onlyFor != 0;
    }

    /** Discord's message types that occur here. */
    enum Kind {
        DEFAULT(0),
        CHANNEL_NAME_CHANGE(4),
        PIN_ADDED(6),
        THREAD_CREATED(18),
        REPLY(19),
        CHAT_INPUT_COMMAND(20),
        THREAD_STARTER(21);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        boolean isSystem() {
            return this != DEFAULT && this != REPLY && this != CHAT_INPUT_COMMAND;
        }
    }

    /** Who a message is by: an account, or a webhook under a name of its own (the account's id is then the webhook's). */
    record Author(long userId, String name, @Nullable String avatar, long webhookId, long applicationId) {
        static Author person(User user) {
            return new Author(user.id, user.username, null, 0, 0);
        }
    }

    /** Another message that this one answers or stands for. */
    record Reference(long channelId, long messageId) {}

    /** Who reacted with one emoji, normally and by super reaction. */
    static final class Reaction {
        final String emoji;
        final Set<Long> normal = new LinkedHashSet<>();
        final Set<Long> burst = new LinkedHashSet<>();

        Reaction(String emoji) {
            this.emoji = emoji;
        }

        int count() {
            return normal.size() + burst.size();
        }
    }
}
