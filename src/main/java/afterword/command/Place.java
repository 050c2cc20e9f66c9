package afterword.command;

/** Where a command makes sense. */
public enum Place {
    ANYWHERE,
    /** Between the person and the bot: a Telegram private chat; on Discord anywhere, since the answer is shown to the asker alone. */
    PRIVATE,
    /** In a guild, group or channel. */
    SPACE
}
