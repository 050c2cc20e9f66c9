package afterword.chat;

/** What posting may need a right for beyond the usual. */
public enum Extra {
    /** Making an article's categories tags of a forum. */
    CREATE_TAGS,
    /** Pinning a post on Telegram. */
    PIN
}
