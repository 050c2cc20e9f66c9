package afterword.feed;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The time of day and the zone of a date that is being read. */
final class TimeParts {
    private int hour = -1;
    private int minute;
    private int second;
    private int nanos;
    private boolean afternoon;
    private boolean morning;
    private @Nullable ZoneId zone;
    private boolean numericZone;
    private boolean numberSince;

    boolean isSet() {
        return hour >= 0;
    }

    void set(int hours, int minutes, int seconds, int nanoseconds) {
        hour = hours;
        minute = minutes;
        second = seconds;
        nanos = nanoseconds;
        numberSince = false;
    }

    void setMinute(int value) {
        minute = value;
    }

    void setSecond(int value) {
        second = value;
    }

    /** A sign behind it belongs to a date again, not to a zone. */
    void anotherNumber() {
        numberSince = true;
    }

    boolean mayHaveOffset() {
        return isSet() && !numberSince && !numericZone;
    }

    void setOffset(int sign, long hours, long minutes) {
        numericZone = true;
        if (hours <= 18 && minutes < 60) {
            zone = ZoneOffset.ofTotalSeconds(sign * (int) Math.min(hours * 3600 + minutes * 60, 18 * 3600));
        }
    }

    void word(String word, boolean bracketed) {
        switch (word.toLowerCase(Locale.ROOT).replace(".", "")) {
            case "pm", "下午", "오후", "午後" -> afternoon = true;
            case "am", "上午", "오전", "午前" -> morning = true;
            case String other
            when !numericZone && (zone == null || !bracketed) -> {
                var named = ZoneNames.zone(word);
                zone = named == null ? zone : named;
            }
            default -> {}
        }
    }

    boolean isTwelveHour() {
        return morning || afternoon;
    }

    boolean isMidnightAtEnd() {
        return hour == 24 && minute == 0;
    }

    /** Null where none was given, or none that exists. */
    @Nullable
    LocalTime clock() {
        int hours = hour == 24 ? 0 : hour;
        hours = afternoon && hours < 12 ? hours + 12 : morning && hours == 12 ? 0 : hours;
        try {
            return isSet() ? LocalTime.of(hours, minute, Math.min(second, 59), nanos) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Nullable
    ZoneId zone() {
        return zone;
    }
}
