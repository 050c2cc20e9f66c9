package afterword.playground.telegram;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an administrator may be allowed to do. */
public enum Right {
    CHANGE_INFO,
    POST_MESSAGES,
    EDIT_MESSAGES,
    DELETE_MESSAGES,
    INVITE_USERS,
    RESTRICT_MEMBERS,
    PIN_MESSAGES,
    MANAGE_TOPICS,
    PROMOTE_MEMBERS,
    MANAGE_VIDEO_CHATS,
    POST_STORIES,
    EDIT_STORIES,
    DELETE_STORIES,
    MANAGE_DIRECT_MESSAGES,
    MANAGE_TAGS,
    SEND_WELCOME_MESSAGES;

    private static final Set<Right> CHANNELS_ONLY = Set.of(POST_MESSAGES, EDIT_MESSAGES, MANAGE_DIRECT_MESSAGES);
    private static final Set<Right> GROUPS_ONLY = Set.of(PIN_MESSAGES, MANAGE_TOPICS, MANAGE_TAGS);

    public static Set<Right> all() {
        return EnumSet.allOf(Right.class);
    }

    String wire() {
        return "can_" + name().toLowerCase(Locale.ROOT);
    }

    /** Some rights are only spoken of in channels, some only in groups. */
    boolean appliesTo(Chat chat) {
        if (chat.kind == ChatKind.CHANNEL) {
            return !GROUPS_ONLY.contains(this);
        }
        return !CHANNELS_ONLY.contains(this) && (this != MANAGE_TOPICS || chat.kind == ChatKind.SUPERGROUP);
    }
}
