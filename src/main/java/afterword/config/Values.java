package afterword.config;

import afterword.config.Config.Listen;
import afterword.config.Config.UncertainTelegram;
import afterword.config.Parsed.Right;
import afterword.config.Parsed.Wrong;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads single values. */
public final class Values {
    /** The languages in which the bot writes posts, as IETF tags. */
    public static final List<String> LANGUAGES = List.of("de", "en", "es", "fr", "it", "pt", "ru");

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*([smhd])");
    private static final Pattern LISTEN = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9.-]+)):(\\d{1,6})");
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int HIGHEST_PORT = 65_535;

    private Values() {}

    static Parsed<Duration> duration(String text) {
        var matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            return new Wrong<>(
                    text.matches("\\d+")
                            ? "has no unit: write 10s, 10m, 2h or 1d for seconds, minutes, hours or days."
                            : "is no duration: write a whole number and a unit, such as 10s, 10m, 2h or 1d.");
        }
        var amount = Long.parseLong(matcher.group(1));
        var duration = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
        if (duration.isZero()) {
            return new Wrong<>("is less than a second: write 1s or more; 10m suits most blogs.");
        }
        return duration.compareTo(LONGEST) > 0
                ? new Wrong<>("is longer than 30 days: write 30d or less.")
                : new Right<>(duration);
    }

    static Parsed<Listen> listen(String text) {
        var matcher = LISTEN.matcher(text.strip());
        if (!matcher.matches()) {
            return new Wrong<>(
                    "is no address to listen on: write host:port, such as 127.0.0.1:8080 or \"[::1]:8080\".");
        }
        var host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        var port = Integer.parseInt(matcher.group(3));
        return port > HIGHEST_PORT
                ? new Wrong<>("has a port above 65535: write one from 0 to 65535; 0 lets the system choose.")
                : new Right<>(new Listen(host, port));
    }

    static Parsed<Integer> port(String text) {
        if (!text.matches("\\d{1,6}")) {
            return new Wrong<>("is no port: write a number from 1 to 65535.");
        }
        var port = Integer.parseInt(text);
        return port < 1 || port > HIGHEST_PORT
                ? new Wrong<>("is no port: write a number from 1 to 65535.")
                : new Right<>(port);
    }

    static Parsed<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> new Right<>(true);
            case "false" -> new Right<>(false);
            default -> new Wrong<>("is neither true nor false: write one of these two words.");
        };
    }

    static Parsed<String> language(String text) {
        return LANGUAGES.contains(text)
                ? new Right<>(text)
                : new Wrong<>(
                        "is no language that the bot writes in: write one of " + String.join(", ", LANGUAGES) + ".");
    }

    static Parsed<ZoneId> timeZone(String text) {
        var known = ZoneId.getAvailableZoneIds();
        if (known.contains(text)) {
            return new Right<>(ZoneId.of(text));
        }
        var guess = Nearest.to(text, known).orElse("UTC or Europe/Berlin");
        return new Wrong<>("is no time zone: write its name, such as " + guess + ".");
    }

    static Parsed<UncertainTelegram> uncertainTelegram(String text) {
        return Arrays.stream(UncertainTelegram.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .<Parsed<UncertainTelegram>>map(Right::new)
                .orElseGet(() -> new Wrong<>(
                        "is not known here: write repeat (may stand there twice) or skip (may be" + " missing)."));
    }

    static Parsed<String> discordId(String text) {
        return text.matches("[1-9]\\d{0,19}")
                ? new Right<>(text)
                : new Wrong<>(
                        "is no Discord id: write the number that “Copy User ID” gives (Settings, Advanced, Developer"
                                + " Mode).");
    }

    static Parsed<Long> telegramId(String text) {
        return text.matches("[1-9]\\d{0,17}")
                ? new Right<>(Long.parseLong(text))
                : new Wrong<>(
                        "is no Telegram id: write the person's number, not an @name; or leave owners out and use the"
                                + " code that the first start prints.");
    }

    static Parsed<Path> path(String text) {
        try {
            return text.isBlank()
                    ? new Wrong<>("names no file: write a path such as data/afterword.db.")
                    : new Right<>(Path.of(text));
        } catch (InvalidPathException e) {
            return new Wrong<>("is no path on this system: write one such as data/afterword.db.");
        }
    }

    static Parsed<String> userAgent(String text) {
        return text.matches("[!-~][ -~]{2,199}")
                ? new Right<>(text)
                : new Wrong<>(
                        "cannot be sent as a User-Agent: write 3 to 200 plain ASCII characters that name the bot and"
                                + " an address to ask.");
    }

    static Parsed<Secret> discordToken(String text) {
        return text.matches("\\d{5,}:[A-Za-z0-9_-]{20,}")
                ? new Wrong<>("looks like a Telegram token: write the one of Discord's developer portal, page Bot.")
                : token(text);
    }

    /** A token of any service: its shape is the platform's affair, but it must survive a header and a path. */
    static Parsed<Secret> token(String text) {
        if (text.isBlank()) {
            return new Wrong<>("is empty: write the token, or ${NAME} to take it from the environment.");
        }
        return text.matches("[!-~&&[^/?#%\\\\]]+")
                ? new Right<>(new Secret(text))
                : new Wrong<>("has a space or another character that no token has: write the token alone, without “Bot”"
                        + " before it.");
    }
}
