package afterword.destination;

import afterword.chat.CardWords;
import afterword.chat.ChannelKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be set for a destination: its name, what it means, what it takes. Values are kept as people write them. */
public enum Setting {
    LANGUAGE(
            "language",
            "the language of what the bot itself writes into posts",
            "one of " + String.join(", ", CardWords.LANGUAGES) + ", or with a country: pt-BR",
            "de"),
    ZONE("zone", "the clock of everything below, and of dates", "a time zone by name", "Europe/Berlin"),
    SCHEDULE(
            "schedule",
            "when articles are posted",
            "at once, hourly, daily HH:MM, or weekly DAY HH:MM",
            "weekly mon 09:00"),
    QUIET(
            "quiet",
            "hours in which nothing is posted; what comes then waits, in order",
            "two times of day, or off",
            "22:00-07:00"),
    DIGEST("digest", "whether articles that had to wait come as one message", "on or off", "on"),
    PER_DAY(
            "per-day",
            "how many posts a day at most; the others wait for the next day",
            "a number from 1 to 1000, or off",
            "5"),
    MENTION(
            "mention",
            "whom posts call, on some categories or on all",
            "a role or person (on Telegram a public @name), then maybe “for” and categories; or off",
            "@Editors for Guides, Reviews"),
    SILENT("silent", "whether posts arrive without a sound", "on or off", "on"),
    IMAGE("image", "whether posts show the article's picture", "on or off", "off"),
    WHEN_GONE("when-gone", "what becomes of a post whose article is taken off the site", "mark or remove", "remove"),
    ARCHIVE(
            "archive",
            "how long a discussion thread may be quiet before Discord archives it",
            "1h, 1d, 3d or 7d",
            "3d"),
    TAGS(
            "tags",
            "which tags a forum post gets from the article's categories: the forum's own, or missing ones made first",
            "match, create or off",
            "create"),
    CROSSPOST(
            "crosspost",
            "whether posts of an announcement channel go on to the channels that follow it",
            "on or off",
            "off"),
    PIN("pin", "whether each post is pinned", "on or off", "on");

    private final String word;
    private final String meaning;
    private final String allowed;
    private final String example;

    Setting(String word, String meaning, String allowed, String example) {
        this.word = word;
        this.meaning = meaning;
        this.allowed = allowed;
        this.example = example;
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
        var value = words.strip();
        return switch (this) {
            case LANGUAGE -> SettingValues.language(value);
            case ZONE -> SettingValues.zone(value);
            case SCHEDULE -> Schedule.read(value).map(Schedule::words);
            case QUIET -> SettingValues.orOff(value, it -> QuietHours.read(it).map(QuietHours::words));
            case PER_DAY -> SettingValues.orOff(value, SettingValues::perDay);
            case MENTION ->
                SettingValues.orOff(value, it -> MentionRule.read(it).map(MentionRule::words));
            case WHEN_GONE -> SettingValues.oneOf(value, List.of("mark", "remove"));
            case ARCHIVE -> SettingValues.oneOf(value, SettingValues.ARCHIVE);
            case TAGS -> SettingValues.oneOf(value, List.of("match", "create", "off"));
            case DIGEST, SILENT, IMAGE, CROSSPOST, PIN -> SettingValues.onOff(value);
        };
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

    private static boolean onDiscord(ChannelKind kind) {
        return switch (kind) {
            case DISCORD_TEXT, DISCORD_ANNOUNCEMENT, DISCORD_FORUM, DISCORD_THREAD -> true;
            case TELEGRAM_CHANNEL, TELEGRAM_GROUP, TELEGRAM_TOPIC, DIRECT, OTHER -> false;
        };
    }
}
