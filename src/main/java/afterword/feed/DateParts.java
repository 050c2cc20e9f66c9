package afterword.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers of a date that is being read, and what they turn out to mean once all are known. */
final class DateParts {
    private static final int MAX_NUMBERS = 6;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2200;
    private static final int BUDDHIST_ERA = 543;

    private final List<Digits> numbers = new ArrayList<>();
    private char separator = ' ';
    private int year = -1;
    private int month = -1;
    private int dayOfMonth = -1;

    /** {@code length}: digits as written, so that 0110 is not 110. */
    private record Digits(long value, int length) {
        int year() {
            int written = (int) Math.min(value, Integer.MAX_VALUE);
            if (length <= 2) {
                return written < 70 ? 2000 + written : 1900 + written;
            }
            if (length == 3) {
                // Programs that count from 1900 write 120 for 2020.
                return 1900 + written;
            }
            return written > LAST_YEAR ? written - BUDDHIST_ERA : written;
        }

        boolean isYear() {
            return (length >= 3 && length <= 4) || (length == 2 && value > 31);
        }
    }

    void add(long value, int length) {
        if (numbers.size() < MAX_NUMBERS) {
            numbers.add(new Digits(value, length));
        }
    }

    void separatedBy(char c) {
        if (numbers.size() == 1 && separator == ' ' && c != ' ' && c != ',') {
            separator = c;
        }
    }

    void setYear(int value) {
        year = value;
    }

    void setMonth(int value) {
        month = value;
    }

    void setDay(int value) {
        dayOfMonth = value;
    }

    /** A single long number: seconds or milliseconds since 1970. */
    @Nullable
    Instant sinceEpoch() {
        if (numbers.size() != 1 || month > 0) {
            return null;
        }
        var only = numbers.getFirst();
        if (only.length >= 9 && only.length <= 10) {
            return Instant.ofEpochSecond(only.value);
        }
        return only.length == 13 ? Instant.ofEpochMilli(only.value) : null;
    }

    /** The day, or null; a time of day that was written without colons is handed to {@code time}. */
    @Nullable
    LocalDate day(TimeParts time) {
        compact(time);
        if (month > 0) {
            namedMonth();
        } else {
            allNumbers(time);
        }
        if (month < 1 || month > 12 || year < FIRST_YEAR || year > LAST_YEAR || dayOfMonth > 31) {
            return null;
        }
        int last = YearMonth.of(year, month).lengthOfMonth();
        return LocalDate.of(year, month, Math.clamp(dayOfMonth, 1, last));
    }

    /** 20200110, 20200110143300, 20200110T1433. */
    private void compact(TimeParts time) {
        for (int i = 0; i < numbers.size(); i++) {
            var number = numbers.get(i);
            if (number.length == 8 || number.length == 14 || number.length == 12) {
                long clock = number.length == 8
                        ? -1
                        : number.length == 12 ? number.value % 10_000 * 100 : number.value % 1_000_000;
                long date = number.length == 8
                        ? number.value
                        : number.length == 12 ? number.value / 10_000 : number.value / 1_000_000;
                year = (int) (date / 10_000);
                month = (int) (date / 100 % 100);
                dayOfMonth = (int) (date % 100);
                numbers.remove(i);
                if (clock >= 0) {
                    setClock(time, clock);
                }
                break;
            }
        }
        boolean dateIsKnown = year > 0 || numbers.size() > (month > 0 ? 2 : 3);
        var last = numbers.isEmpty() ? null : numbers.getLast();
        if (dateIsKnown && !time.isSet() && last != null && (last.length == 6 || last.length == 4)) {
            setClock(time, last.length == 6 ? last.value : last.value * 100);
            numbers.removeLast();
        }
    }

    private static void setClock(TimeParts time, long clock) {
        time.set((int) (clock / 10_000), (int) (clock / 100 % 100), (int) (clock % 100), 0);
    }

    private void namedMonth() {
        for (var number : numbers) {
            if (year < 0 && number.isYear()) {
                year = number.year();
            } else if (dayOfMonth < 0 && number.value <= 31) {
                dayOfMonth = (int) number.value;
            } else if (year < 0) {
                year = number.year();
            }
        }
    }

    private void allNumbers(TimeParts time) {
        if (numbers.isEmpty()) {
            return;
        }
        int first = (int) numbers.getFirst().value;
        int second = numbers.size() > 1 ? (int) numbers.get(1).value : 1;
        if (numbers.getFirst().isYear()) {
            year = numbers.getFirst().year();
            if (numbers.size() == 2 && numbers.get(1).length == 3) {
                ordinal(second);
                return;
            }
            int third = numbers.size() > 2 ? (int) numbers.get(2).value : 1;
            boolean dayFirst = second > 12 && third <= 12;
            month = dayFirst ? third : second;
            dayOfMonth = dayFirst ? second : third;
        } else if (numbers.size() > 2) {
            year = numbers.get(2).year();
            // Only those who write slashes put the month first.
            boolean monthFirst =
                    second > 12 || (separator == '/' && first <= 12) || (time.isTwelveHour() && first <= 12);
            month = monthFirst ? first : second;
            dayOfMonth = monthFirst ? second : first;
        }
    }

    private void ordinal(int dayOfYear) {
        if (year >= FIRST_YEAR && year <= LAST_YEAR && dayOfYear >= 1 && dayOfYear <= 365) {
            var date = LocalDate.ofYearDay(year, dayOfYear);
            month = date.getMonthValue();
            dayOfMonth = date.getDayOfMonth();
        }
    }
}
