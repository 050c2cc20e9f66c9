package afterword.playground.telegram;

/**
 * How a {@link LocalTelegram} is set up.
 *
 * @param port 0 lets the system choose one
 * @param token what the bot must present
 * @param name the bot's first name
 * @param username the bot's name without the @
 * @param privacyMode whether a bot that is no administrator is kept from ordinary group messages
 */
public record LocalTelegramSettings(int port, String token, String name, String username, boolean privacyMode) {
    /** A port of the system's choice, privacy mode on as for every new bot. */
    public static LocalTelegramSettings defaults() {
        return new LocalTelegramSettings(
                0, "7000000001:AAlocal-telegram-of-the-playground0", "Afterword", "afterword_bot", true);
    }

    public LocalTelegramSettings withPort(int chosen) {
        return new LocalTelegramSettings(chosen, token, name, username, privacyMode);
    }

    public LocalTelegramSettings withPrivacyMode(boolean on) {
        return new LocalTelegramSettings(port, token, name, username, on);
    }

    /** The number before the token's colon, which is the bot's user id. */
    long botId() {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }
}
