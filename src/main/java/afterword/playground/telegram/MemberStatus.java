package afterword.playground.telegram;

import java.util.Locale;

/** What somebody is in a chat, in the Bot API's words. */
enum MemberStatus {
    CREATOR,
    ADMINISTRATOR,
    MEMBER,
    LEFT,
    KICKED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean inChat() {
        return this != LEFT && this != KICKED;
    }

    boolean leads() {
        return this == CREATOR || this == ADMINISTRATOR;
    }
}
