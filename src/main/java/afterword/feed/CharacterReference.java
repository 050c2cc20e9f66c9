package afterword.feed;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/** Character and entity references as feeds write them, made into what XML allows. */
final class CharacterReference {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int UNREADABLE = -1;

    private CharacterReference() {}

    /** What must stand in place of a reference to {@code name} (without ampersand and semicolon): null when it may stay as it is, an empty string when it names no legal character. */
    static @Nullable String inXml(String name) {
        if (name.charAt(0) == '#') {
            return numeric(name);
        }
        return switch (name) {
            case "amp", "lt", "gt", "quot", "apos" -> null;
            case String other -> {
                var character = Entities.getByName(other);
                yield character.isEmpty() ? "&amp;" + name + ";" : escape(character);
            }
        };
    }

    /** The character that two references to surrogates stand for; null where they are none. */
    static @Nullable String pair(String high, String low) {
        int first = codePoint(high);
        int second = codePoint(low);
        boolean surrogates = first >= 0xD800 && first < 0xDC00 && second >= 0xDC00 && second < 0xE000;
        return surrogates ? Character.toString(Character.toCodePoint((char) first, (char) second)) : null;
    }

    private static int codePoint(String name) {
        if (name.isEmpty() || name.charAt(0) != '#') {
            return UNREADABLE;
        }
        return isHexadecimal(name) ? parse(name.substring(2), 16) : parse(name.substring(1), 10);
    }

    private static boolean isHexadecimal(String name) {
        return name.length() > 1 && (name.charAt(1) | 0x20) == 'x';
    }

    private static @Nullable String numeric(String name) {
        boolean hexadecimal = isHexadecimal(name);
        int codePoint = codePoint(name);
        if (codePoint == UNREADABLE) {
            return "&amp;" + name + ";";
        }
        if (codePoint >= 0x80 && codePoint < 0xA0) {
            // Browsers read these as windows-1252, and that is what their authors meant.
            return WINDOWS_1252
                    .decode(ByteBuffer.wrap(new byte[] {(byte) codePoint}))
                    .toString();
        }
        if (!isLegal(codePoint)) {
            return "";
        }
        return hexadecimal && name.charAt(1) == 'X' ? escape(Character.toString(codePoint)) : null;
    }

    private static int parse(String digits, int radix) {
        try {
            return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits, radix);
        } catch (NumberFormatException e) {
            return UNREADABLE;
        }
    }

    private static boolean isLegal(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || (codePoint >= 0x20 && codePoint < 0xD800)
                || (codePoint >= 0xE000 && codePoint < 0xFFFE)
                || (codePoint >= 0x10000 && codePoint <= 0x10FFFF);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
