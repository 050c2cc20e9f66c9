package afterword.platform.discord;

/** The two ways to write one emoji: with the variation selectors that Unicode asks for, and without any. */
final class Emojis {
    private static final int VARIATION_SELECTOR = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    private Emojis() {}

    /** As we compare them: ❤ alone. */
    static String bare(String emoji) {
        var bare = new StringBuilder();
        emoji.codePoints().filter(point -> point != VARIATION_SELECTOR).forEach(bare::appendCodePoint);
        return bare.toString();
    }

    /** As Discord names them: ❤ with U+FE0F, which text characters need to be emoji. */
    static String qualified(String emoji) {
        var points = bare(emoji).codePoints().toArray();
        var qualified = new StringBuilder();
        for (var i = 0; i < points.length; i++) {
            qualified.appendCodePoint(points[i]);
            var next = i + 1 < points.length ? points[i + 1] : 0;
            if (isText(points[i]) && !Character.isEmojiModifier(next) && (points[i] > 0x7F || next == KEYCAP)) {
                qualified.appendCodePoint(VARIATION_SELECTOR);
            }
        }
        return qualified.toString();
    }

    private static boolean isText(int point) {
        return Character.isEmoji(point) && !Character.isEmojiPresentation(point);
    }
}
