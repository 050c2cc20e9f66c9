package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Unicode emoji as Discord keeps them: with the variation selector where the bare sign would be text. */
final class Emoji {
    private static final String VARIATION = "\uFE0F";
    private static final int KEYCAP = 0x20E3;
    private static final int MAX_LENGTH = 40;

    private Emoji() {}

    /** The emoji in Discord's own spelling. */
    static String canonical(String emoji) {
        var bare = emoji.replace(VARIATION, "");
        boolean known = emoji.length() <= MAX_LENGTH && isEmoji(bare);
        if (!known) {
            throw DiscordError.unknown(10014, "Emoji");
        }
        int first = bare.codePointAt(0);
        if (isKeycap(bare)) {
            return Character.toString(first) + VARIATION + Character.toString(KEYCAP);
        }
        if (bare.codePointCount(0, bare.length()) == 1) {
            return Character.isEmojiPresentation(first) ? bare : bare + VARIATION;
        }
        return emoji;
    }

    /** Equal for two spellings of one emoji. */
    static String key(String emoji) {
        return emoji.replace(VARIATION, "");
    }

    static ObjectNode json(String emoji) {
        return Json.object().putNull("id").put("name", emoji);
    }

    private static boolean isEmoji(String bare) {
        if (isKeycap(bare)) {
            return true;
        }
        return !bare.isEmpty()
                && bare.codePoints().noneMatch(it -> it < 0xA9)
                && bare.codePoints().anyMatch(Character::isEmoji);
    }

    private static boolean isKeycap(String bare) {
        return bare.length() == 2 && bare.charAt(1) == KEYCAP && "0123456789#*".indexOf(bare.charAt(0)) >= 0;
    }
}
