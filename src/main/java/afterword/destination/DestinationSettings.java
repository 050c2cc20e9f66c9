package afterword.destination;

import afterword.chat.ForumPost;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one destination wants its articles. What was never set has its default; language and zone then are the bot's. */
public record DestinationSettings(
        Map<Setting, String> chosen, @Nullable String template) {
    public static final DestinationSettings DEFAULT = new DestinationSettings(Map.of(), null);

    /** What becomes of a forum's tags. */
    public enum Tags {
        MATCH,
        CREATE,
        OFF
    }

    public DestinationSettings {
        chosen = chosen.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(chosen));
    }

    /** What is set, or stands without that; as people write it. */
    String shown(Setting setting) {
        var value = chosen.get(setting);
        if (value != null) {
            return value;
        }
        return switch (setting) {
            case LANGUAGE, ZONE -> "the bot's own";
            case SCHEDULE -> "at once";
            case QUIET, PER_DAY, MENTION, DIGEST, SILENT, PIN -> "off";
            case IMAGE, CROSSPOST -> "on";
            case WHEN_GONE -> "mark";
            case ARCHIVE -> "7d";
            case TAGS -> "match";
        };
    }

    /** The language of what the bot itself writes. */
    public Locale language(Locale otherwise) {
        var tag = chosen.get(Setting.LANGUAGE);
        return tag == null ? otherwise : Locale.forLanguageTag(tag);
    }

    public ZoneId zone(ZoneId otherwise) {
        var zone = chosen.get(Setting.ZONE);
        // A zone may leave the tables of a newer Java.
        return zone == null || !ZoneId.getAvailableZoneIds().contains(zone) ? otherwise : ZoneId.of(zone);
    }

    /** When articles are posted there. */
    public Timetable timetable(ZoneId otherwise) {
        var schedule = Schedule.read(shown(Setting.SCHEDULE)).orElseGet(Schedule.AtOnce::new);
        return new Timetable(schedule, QuietHours.read(shown(Setting.QUIET)).orElse(null), zone(otherwise));
    }

    public boolean digest() {
        return on(Setting.DIGEST);
    }

    /** At most so many posts a day; 0 where there is no such limit. */
    public int perDay() {
        var most = shown(Setting.PER_DAY);
        return most.equals("off") ? 0 : Integer.parseInt(most);
    }

    public Optional<MentionRule> mention() {
        return MentionRule.read(shown(Setting.MENTION));
    }

    public boolean silent() {
        return on(Setting.SILENT);
    }

    public boolean image() {
        return on(Setting.IMAGE);
    }

    /** Whether the post of an article that left the site is removed rather than marked. */
    public boolean removesWhenGone() {
        return shown(Setting.WHEN_GONE).equals("remove");
    }

    /** One of {@link ForumPost#ARCHIVE_AFTER}. */
    public Duration archiveAfter() {
        return SettingValues.archive(shown(Setting.ARCHIVE));
    }

    public Tags tags() {
        return Tags.valueOf(shown(Setting.TAGS).toUpperCase(Locale.ROOT));
    }

    public boolean crosspost() {
        return on(Setting.CROSSPOST);
    }

    public boolean pin() {
        return on(Setting.PIN);
    }

    private boolean on(Setting setting) {
        return shown(setting).equals("on");
    }
}
