package afterword.playground.telegram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One chat with its people and messages. Guarded by the {@link World}'s lock. */
final class Chat {
    final long id;
    final ChatKind kind;
    final Map<Long, Member> members = new LinkedHashMap<>();
    final NavigableMap<Integer, Message> messages = new TreeMap<>();
    final Map<Integer, Topic> topics = new LinkedHashMap<>();

    /** Newest last. */
    final List<Integer> pinned = new ArrayList<>();

    String title;

    @Nullable
    String username;

    boolean forum;

    @Nullable
    Long linked;

    /** Null: every standard emoji. */
    @Nullable
    List<String> availableReactions;

    boolean membersMaySend = true;

    @Nullable
    Long migratedTo;

    int lastMessageId;

    Chat(long id, ChatKind kind, String title, @Nullable String username) {
        this.id = id;
        this.kind = kind;
        this.title = title;
        this.username = username;
    }

    Member member(long user) {
        return members.getOrDefault(user, Member.of(user, MemberStatus.LEFT));
    }

    boolean isChannel() {
        return kind == ChatKind.CHANNEL;
    }

    boolean isPrivate() {
        return kind == ChatKind.PRIVATE;
    }

    /** Supergroups and channels number their own messages; all other chats of an account share one counter. */
    boolean numbersItself() {
        return kind == ChatKind.SUPERGROUP || kind == ChatKind.CHANNEL;
    }
}
