package afterword.feed;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as feeds write them: RFC 822 with any zone, ISO 8601 with or without its separators, months named in fifty languages, numbers only, seconds
 * since 1970. Where no zone is given it is UTC.
 */
public final class DateReader {
    private static final int MAX_LENGTH = 120;
    private static final int MAX_DIGITS = 15;

    private final String text;
    private final DateParts date = new DateParts();
    private final TimeParts time = new TimeParts();
    private int at;
    private boolean monthIsNext;

    private DateReader(String text) {
        this.text = text;
    }

    /** The moment that {@code text} names; null when it names none between 1970 and 2200. */
    public static @Nullable Instant read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var stripped = text.strip();
        return new DateReader(stripped.substring(0, Math.min(stripped.length(), MAX_LENGTH))).read();
    }

    private @Nullable Instant read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isDigit(at)) {
                readNumber();
            } else if (Character.isLetter(c)) {
                readWord();
            } else if ((c == '+' || c == '-' || c == '\u2212') && time.mayHaveOffset() && isDigit(at + 1)) {
                readOffset(c == '+' ? 1 : -1);
            } else {
                date.separatedBy(c);
                at++;
            }
        }
        return instant();
    }

    private @Nullable Instant instant() {
        var epoch = time.isSet() ? null : date.sinceEpoch();
        if (epoch != null) {
            return epoch;
        }
        var day = date.day(time);
        if (day == null) {
            return null;
        }
        var clock = time.clock();
        var local = (time.isMidnightAtEnd() ? day.plusDays(1) : day).atTime(clock == null ? LocalTime.MIDNIGHT : clock);
        var offset =
                time.zone() == null ? ZoneOffset.UTC : time.zone().getRules().getOffset(local);
        return local.toInstant(offset);
    }

    private void readNumber() {
        int start = at;
        long value = digits();
        int length = at - start;
        char next = at < text.length() ? text.charAt(at) : ' ';
        boolean clock = (next == ':' || (next | 0x20) == 'h') && isDigit(at + 1) && length <= 2;
        if (clock && !time.isSet()) {
            readClock((int) value);
        } else if (!cjkUnit(next, (int) Math.min(value, 9999))) {
            if (monthIsNext) {
                monthIsNext = false;
                date.setMonth((int) Math.min(value, 99));
            } else {
                date.add(value, length);
            }
            time.anotherNumber();
        }
    }

    private void readClock(int hour) {
        at++;
        int minute = (int) digits();
        int second = 0;
        long nanos = 0;
        if (at < text.length() && (text.charAt(at) == ':' || text.charAt(at) == 'm') && isDigit(at + 1)) {
            at++;
            second = (int) digits();
        }
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',') && isDigit(at + 1)) {
            at++;
            int start = at;
            long fraction = digits();
            nanos = at - start > 9 ? 0 : fraction * (long) Math.pow(10, 9.0 - (at - start));
        }
        time.set(hour, minute, second, (int) nanos);
    }

    /** Japanese, Chinese and Korean write the unit behind each number. */
    private boolean cjkUnit(char unit, int value) {
        switch (unit) {
            case '年', '년' -> date.setYear(value);
            case '月', '월' -> date.setMonth(value);
            case '日', '일' -> date.setDay(value);
            case '時', '时', '点', '시' -> time.set(value, 0, 0, 0);
            case '分', '분' -> time.setMinute(value);
            case '秒', '초' -> time.setSecond(value);
            default -> {
                return false;
            }
        }
        at++;
        return true;
    }

    private void readOffset(int sign) {
        at++;
        int start = at;
        long hours = digits();
        long minutes = 0;
        int length = at - start;
        if (length > 2) {
            minutes = hours % 100;
            hours = hours / 100;
        } else if (at < text.length() && text.charAt(at) == ':' && isDigit(at + 1)) {
            at++;
            minutes = digits();
        }
        time.setOffset(sign, hours, minutes);
    }

    private void readWord() {
        int start = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        var word = text.substring(start, at);
        int month = MonthNames.number(word);
        if (month > 0) {
            date.setMonth(month);
        } else if (word.equalsIgnoreCase("tháng") || word.equalsIgnoreCase("thg")) {
            monthIsNext = true;
        } else if (word.indexOf('年') >= 0 || word.length() > 1 || !word.equalsIgnoreCase("t")) {
            time.word(word, start > 0 && text.charAt(start - 1) == '(');
        }
    }

    private boolean isWordPart(char c) {
        // A.m., Europe/Paris, America/New_York.
        boolean region = (c == '/' || c == '_') && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
        boolean dotted = c == '.' && at + 1 < text.length() && (text.charAt(at + 1) | 0x20) == 'm';
        return Character.isLetter(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || region
                || dotted;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private long digits() {
        long value = 0;
        int start = at;
        while (isDigit(at)) {
            value = at - start < MAX_DIGITS ? value * 10 + (text.charAt(at) - '0') : value;
            at++;
        }
        return value;
    }
}
