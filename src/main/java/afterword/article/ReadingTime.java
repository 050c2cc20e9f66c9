package afterword.article;

import java.lang.Character.UnicodeScript;
import org.jspecify.annotations.Nullable;

/** How long a text takes to read: 200 words a minute, or 500 characters where words are not set apart. */
final class ReadingTime {
    private static final int WORDS = 200;
    private static final int CHARACTERS = 500;

    private ReadingTime() {}

    /** Whole minutes, rounded up; null for a text without words. */
    static @Nullable Integer minutes(String text) {
        int words = 0;
        int characters = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint > 0x2E7F && isUnspaced(codePoint)) {
                characters++;
                inWord = false;
            } else if (Character.isLetterOrDigit(codePoint)) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else if (Character.isWhitespace(codePoint) || codePoint == '\u2014' || codePoint == '/') {
                inWord = false;
            }
        }
        double minutes = (double) words / WORDS + (double) characters / CHARACTERS;
        return minutes == 0 ? null : (int) Math.ceil(minutes);
    }

    private static boolean isUnspaced(int codePoint) {
        var script = UnicodeScript.of(codePoint);
        return script == UnicodeScript.HAN || script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    }
}
