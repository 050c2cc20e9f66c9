package afterword.playground.discord;

import java.util.Collection;

/** The permissions that the stand-in knows, with Discord's bit of each. */
public enum Permission {
    MANAGE_SERVER_MEMBERS(1),
    BAN_MEMBERS(2),
    ADMINISTRATOR(3),
    MANAGE_CHANNELS(4),
    MANAGE_SERVER(5),
    ADD_REACTIONS(6),
    VIEW_CHANNEL(10),
    SEND_MESSAGES(11),
    MANAGE_MESSAGES(13),
    EMBED_LINKS(14),
    ATTACH_FILES(15),
    READ_MESSAGE_HISTORY(16),
    MENTION_EVERYONE(17),
    USE_EXTERNAL_EMOJIS(18),
    CHANGE_NICKNAME(26),
    MANAGE_NICKNAMES(27),
    MANAGE_ROLES(28),
    MANAGE_WEBHOOKS(29),
    USE_APPLICATION_COMMANDS(31),
    MANAGE_THREADS(34),
    CREATE_PUBLIC_THREADS(35),
    CREATE_PRIVATE_THREADS(36),
    SEND_MESSAGES_IN_THREADS(38),
    SEND_POLLS(49),
    PIN_MESSAGES(51);

    /** What everybody may do in a new guild. */
    static final long EVERYONE = bits(
            ADD_REACTIONS,
            VIEW_CHANNEL,
            SEND_MESSAGES,
            EMBED_LINKS,
            ATTACH_FILES,
            READ_MESSAGE_HISTORY,
            CHANGE_NICKNAME,
            USE_EXTERNAL_EMOJIS,
            USE_APPLICATION_COMMANDS,
            CREATE_PUBLIC_THREADS,
            SEND_MESSAGES_IN_THREADS,
            SEND_POLLS);

    /** What a bot is invited with unless told otherwise. */
    static final long BOT = EVERYONE | bits(MANAGE_MESSAGES, MANAGE_WEBHOOKS, MANAGE_THREADS, PIN_MESSAGES);

    /** Every bit that Discord has given a meaning to. */
    static final long ALL = (1L << 53) - 1;

    private final int offset;

    Permission(int offset) {
        this.offset = offset;
    }

    /** The permission's bit as a mask. */
    public long bit() {
        return 1L << offset;
    }

    /** The mask of several permissions. */
    public static long bits(Permission... permissions) {
        long mask = 0;
        for (var permission : permissions) {
            mask |= permission.bit();
        }
        return mask;
    }

    static long bits(Collection<Permission> permissions) {
        return bits(permissions.toArray(Permission[]::new));
    }

    boolean in(long mask) {
        return (mask & bit()) != 0;
    }
}
