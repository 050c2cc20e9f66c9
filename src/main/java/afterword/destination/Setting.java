package afterword.destination;

import afterword.chat.ChannelKind;
import afterword.chat.ForumPost;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What can be set for a destination: its name, what it means, what it takes. Values are kept as people write them. */
public enum Setting {
    LANGUAGE("language", "the language of dates on posts", "a language such as en, de or pt-BR", "de", Reads::language),
    ZONE("zone", "the clock of everything below, and of dates", "a time zone by name", "Europe/Berlin", Reads::zone),
    SCHEDULE(
            "schedule",
            "when articles are posted",
            "at once, hourly, daily HH:MM, or weekly DAY HH:MM",
            "weekly mon 09:00",
            words -> Schedule.read(words).map(Schedule::words)),
    QUIET(
            "quiet",
            "hours in which nothing is posted; what comes then waits, in order",
            "two times of day, or off",
            "22:00-07:00",
            words -> Reads.orOff(words, it -> QuietHours.read(it).map(QuietHours::words))),
    DIGEST("digest", "whether articles that had to wait come as one message", Reads.ON_OFF, "on", Reads::onOff),
    PER_DAY(
            "per-day",
            "how many posts a day at most; the others wait for the next day",
            "a number from 1 to 1000, or off",
            "5",
            words -> Reads.orOff(words, Reads::perDay)),
    MENTION(
            "mention",
            "whom posts call, on some categories or on all",
            "a role or person (on Telegram a public @name), then maybe “for” and categories; or off",
            "@Editors for Guides, Reviews",
            words -> Reads.orOff(words, it -> MentionRule.read(it).map(MentionRule::words))),
    SILENT("silent", "whether posts arrive without a sound", Reads.ON_OFF, "on", Reads::onOff),
    IMAGE("image", "whether posts show the article's picture", Reads.ON_OFF, "off", Reads::onOff),
    WHEN_GONE(
            "when-gone",
            "what becomes of a post whose article is taken off the site",
            "mark or remove",
            "remove",
            words -> Reads.oneOf(words, List.of("mark", "remove"))),
    ARCHIVE(
            "archive",
            "how long a discussion thread may be quiet before Discord archives it",
            "1h, 1d, 3d or 7d",
            "3d",
            words -> Reads.oneOf(words, List.of("1h", "1d", "3d", "7d"))),
    TAGS(
            "tags",
            "which tags a forum post gets from the article's categories: the forum's own, or missing ones made first",
            "match, create or off",
            "create",
            words -> Reads.oneOf(words, List.of("match", "create", "off"))),
    CROSSPOST(
            "crosspost",
            "whether posts of an announcement channel go on to the channels that follow it",
            Reads.ON_OFF,
            "off",
            Reads::onOff),
    PIN("pin", "whether each post is pinned", Reads.ON_OFF, "on", Reads::onOff);

    private final String word;
    private final String meaning;
    private final String allowed;
    private final String example;
    private final Function<String, Optional<String>> read;

    Setting(String word, String meaning, String allowed, String example, Function<String, Optional<String>> read) {
        this.word = word;
        this.meaning = meaning;
        this.allowed = allowed;
        this.example = example;
        this.read = read;
    }

    /** The name that people write. */
    public String word() {
        return word;
    }

    String meaning() {
        return meaning;
    }

    String allowed() {
        return allowed;
    }

    String example() {
        return example;
    }

    /** The value as it is kept; empty when it is not one. */
    Optional<String> read(String words) {
        return read.apply(words.strip());
    }

    /** Whether the setting means anything there. */
    boolean fits(ChannelKind kind) {
        return switch (this) {
            case ARCHIVE -> onDiscord(kind);
            case TAGS -> kind == ChannelKind.DISCORD_FORUM;
            case CROSSPOST -> kind == ChannelKind.DISCORD_ANNOUNCEMENT;
            case PIN -> !onDiscord(kind);
            case LANGUAGE, ZONE, SCHEDULE, QUIET, DIGEST, PER_DAY, MENTION, SILENT, IMAGE, WHEN_GONE -> true;
        };
    }

    /** Where it means something, in words. */
    String place() {
        return switch (this) {
            case ARCHIVE -> "Discord channels";
            case TAGS -> "Discord forums";
            case CROSSPOST -> "Discord announcement channels";
            case PIN -> "Telegram";
            case LANGUAGE, ZONE, SCHEDULE, QUIET, DIGEST, PER_DAY, MENTION, SILENT, IMAGE, WHEN_GONE -> "every channel";
        };
    }

    static Optional<Setting> named(String word) {
        var wanted = word.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(values()).filter(it -> it.word.equals(wanted)).findFirst();
    }

    /** Those whose change lets what waits be looked at again. */
    static Set<Setting> ofTime() {
        return EnumSet.of(ZONE, SCHEDULE, QUIET, PER_DAY);
    }

    private static boolean onDiscord(ChannelKind kind) {
        return switch (kind) {
            case DISCORD_TEXT, DISCORD_ANNOUNCEMENT, DISCORD_FORUM, DISCORD_THREAD -> true;
            case TELEGRAM_CHANNEL, TELEGRAM_GROUP, TELEGRAM_TOPIC, DIRECT, OTHER -> false;
        };
    }

    static Duration archive(String words) {
        return ForumPost.ARCHIVE_AFTER.get(List.of("1h", "1d", "3d", "7d").indexOf(words));
    }

    /** The readers of values. */
    private static final class Reads {
        static final String ON_OFF = "on or off";
        private static final int MOST_A_DAY = 1_000;

        private Reads() {}

        static Optional<String> onOff(String words) {
            return switch (words.toLowerCase(Locale.ROOT)) {
                case "on", "yes", "true" -> Optional.of("on");
                case "off", "no", "false" -> Optional.of("off");
                default -> Optional.empty();
            };
        }

        static Optional<String> oneOf(String words, List<String> values) {
            var wanted = words.toLowerCase(Locale.ROOT);
            return values.contains(wanted) ? Optional.of(wanted) : Optional.empty();
        }

        static Optional<String> orOff(String words, Function<String, Optional<String>> otherwise) {
            return words.equalsIgnoreCase("off") ? Optional.of("off") : otherwise.apply(words);
        }

        static Optional<String> perDay(String words) {
            return words.matches("[1-9]\\d{0,3}") && Integer.parseInt(words) <= MOST_A_DAY
                    ? Optional.of(words)
                    : Optional.empty();
        }

        static Optional<String> language(String words) {
            var locale = Locale.forLanguageTag(words.replace('_', '-'));
            var country = locale.getCountry();
            return List.of(Locale.getISOLanguages()).contains(locale.getLanguage())
                            && (country.isEmpty() || List.of(Locale.getISOCountries()).contains(country))
                    ? Optional.of(locale.toLanguageTag())
                    : Optional.empty();
        }

        static Optional<String> zone(String words) {
            return ZoneId.getAvailableZoneIds().stream()
                    .filter(it -> it.equalsIgnoreCase(words.replace(' ', '_')))
                    .findFirst();
        }
    }
}
