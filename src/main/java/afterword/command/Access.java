package afterword.command;

/** Who may use a command. */
public enum Access {
    /** Everybody, in admitted guilds and chats and in private. */
    MEMBER,
    /** People who may set the bot up where they say it: Discord's Manage Server, Telegram administrators who may change info; owners. */
    ADMIN,
    /**
     * As {@link #ADMIN}, for what all servers and chats have in common: the feeds. In private owners only, since nothing
     * there shows who is an admin.
     */
    SHARED_ADMIN,
    /** The people named as owners. */
    OWNER,
    /** Everybody, also where the bot was not let in: {@code claim} only. */
    ANYONE_ANYWHERE
}
