package afterword.platform.telegram;

/** Emoji as Telegram's reactions write them. */
final class Emoji {
    private static final String EMOJI_PRESENTATION = "\uFE0F";

    private Emoji() {}

    /** Without the mark that asks for the coloured form, so that both spellings compare equal. */
    static String bare(String emoji) {
        return emoji.replace(EMOJI_PRESENTATION, "");
    }
}
