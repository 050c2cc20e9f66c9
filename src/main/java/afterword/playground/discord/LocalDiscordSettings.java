package afterword.playground.discord;

import java.time.Duration;

/**
 * How a {@link LocalDiscord} is set up.
 *
 * @param port 0 lets the system choose
 * @param contentAllowed whether the MESSAGE_CONTENT intent is granted; else whoever asks for it is closed with 4014
 * @param membersAllowed whether the members and presences intents are granted
 * @param limited whether requests are limited as Discord's are
 * @param heartbeat how often the bot is to send a heartbeat
 */
public record LocalDiscordSettings(
        int port,
        String token,
        String botName,
        boolean contentAllowed,
        boolean membersAllowed,
        boolean limited,
        Duration heartbeat) {
    private static final Duration HEARTBEAT = Duration.ofMillis(41_250);

    /** A free port, every intent granted, no limits. */
    public static LocalDiscordSettings defaults() {
        return new LocalDiscordSettings(0, "local-discord-token", "Afterword", true, true, false, HEARTBEAT);
    }

    public LocalDiscordSettings withPort(int chosen) {
        return new LocalDiscordSettings(chosen, token, botName, contentAllowed, membersAllowed, limited, heartbeat);
    }

    public LocalDiscordSettings withToken(String chosen) {
        return new LocalDiscordSettings(port, chosen, botName, contentAllowed, membersAllowed, limited, heartbeat);
    }

    public LocalDiscordSettings withContentAllowed(boolean allowed) {
        return new LocalDiscordSettings(port, token, botName, allowed, membersAllowed, limited, heartbeat);
    }

    public LocalDiscordSettings withLimits(boolean on) {
        return new LocalDiscordSettings(port, token, botName, contentAllowed, membersAllowed, on, heartbeat);
    }
}
