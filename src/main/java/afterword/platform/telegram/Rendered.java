package afterword.platform.telegram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;

/** A text with its formatting beside it, as Telegram takes it: offsets and lengths count UTF-16 code units. */
record Rendered(String text, List<Mark> marks) {
    /** The longest text that a message may have. */
    static final int MAX_LENGTH = 4096;

    /** The longest text that may stand under a file. */
    static final int MAX_CAPTION = 1024;

    /** The most entities that Telegram regards. */
    static final int MAX_MARKS = 100;

    private static final String ELLIPSIS = "…";
    private static final char ZERO_WIDTH_JOINER = '\u200D';
    private static final char EMOJI_PRESENTATION = '\uFE0F';

    /** Formatting of a stretch of the text; {@code url} only for a link. */
    record Mark(
            String type, int offset, int length, @Nullable String url) {
        int end() {
            return offset + length;
        }
    }

    Rendered {
        marks = marks.stream()
                .filter(mark -> mark.length() > 0)
                .sorted(Comparator.comparingInt(Mark::offset).thenComparing(Mark::length, Comparator.reverseOrder()))
                .limit(MAX_MARKS)
                .toList();
    }

    /** The text without white space at its ends, which Telegram would drop too. */
    Rendered trimmed() {
        var stripped = text.strip();
        if (stripped.length() == text.length()) {
            return this;
        }
        var from = text.length() - text.stripLeading().length();
        return slice(from, from + stripped.length());
    }

    /** The beginning, with an ellipsis where something was left out. */
    Rendered cut(int maxLength) {
        if (text.length() <= maxLength) {
            return this;
        }
        if (maxLength < ELLIPSIS.length()) {
            return new Rendered("", List.of());
        }
        var beginning = slice(0, border(text, 0, maxLength - ELLIPSIS.length())).trimmed();
        return new Rendered(beginning.text + ELLIPSIS, beginning.marks);
    }

    /** The whole text in parts of at most that length, divided at line ends or spaces where there are any. */
    List<Rendered> split(int maxLength) {
        var parts = new ArrayList<Rendered>();
        var from = 0;
        while (from < text.length()) {
            var to = from + maxLength >= text.length() ? text.length() : division(from, maxLength);
            var part = slice(from, to).trimmed();
            if (!part.text.isEmpty()) {
                parts.add(part);
            }
            from = to;
        }
        return parts;
    }

    List<MessageEntity> entities() {
        return marks.stream().map(Rendered::entity).toList();
    }

    /** A place at or before {@code from + maxLength} that divides no character that people see as one. */
    static int border(String text, int from, int maxLength) {
        var end = Math.min(text.length(), from + maxLength);
        var border = end;
        while (border > from && border < text.length() && joined(text, border)) {
            border--;
        }
        return border > from || maxLength == 0 ? border : end;
    }

    private static boolean joined(String text, int at) {
        var after = text.charAt(at);
        var before = text.charAt(at - 1);
        return (Character.isLowSurrogate(after) && Character.isHighSurrogate(before))
                || after == ZERO_WIDTH_JOINER
                || before == ZERO_WIDTH_JOINER
                || after == EMOJI_PRESENTATION
                || Character.getType(after) == Character.NON_SPACING_MARK;
    }

    private int division(int from, int maxLength) {
        var end = border(text, from, maxLength);
        var line = text.lastIndexOf('\n', end - 1);
        if (line > from + maxLength / 2) {
            return line + 1;
        }
        var space = text.lastIndexOf(' ', end - 1);
        return space > from + maxLength / 2 ? space + 1 : end;
    }

    private Rendered slice(int from, int to) {
        var kept = new ArrayList<Mark>();
        for (var mark : marks) {
            var start = Math.max(mark.offset(), from);
            var end = Math.min(mark.end(), to);
            if (start < end) {
                kept.add(new Mark(mark.type(), start - from, end - start, mark.url()));
            }
        }
        return new Rendered(text.substring(from, to), kept);
    }

    private static MessageEntity entity(Mark mark) {
        var entity = new MessageEntity(mark.type(), mark.offset(), mark.length());
        if (mark.url() != null) {
            entity.setUrl(mark.url());
        }
        return entity;
    }
}
