package afterword.playground.telegram;

import java.util.Locale;

/** The four types of chat that the Bot API tells apart. */
enum ChatKind {
    PRIVATE,
    GROUP,
    SUPERGROUP,
    CHANNEL;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How errors name it: "bot was kicked from the supergroup chat". */
    String spoken() {
        return wire() + " chat";
    }
}
