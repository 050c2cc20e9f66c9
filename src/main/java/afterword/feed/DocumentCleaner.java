package afterword.feed;

import java.nio.CharBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a document what XML forbids and feeds contain: bytes before the first tag, control characters and references to them, the XML
 * declaration and every processing instruction, comments, the whole DOCTYPE with its entities. A stray {@code &} or {@code <} is escaped, and a named
 * entity of HTML becomes its character. CDATA sections keep everything but the illegal characters.
 */
final class DocumentCleaner {
    private static final int LOOKED_THROUGH = 1 << 16;
    private static final int MAX_ESCAPES = 100_000;
    private static final String[] ROOTS = {"<?xml", "<rss", "<feed", "<rdf:rdf", "<atom:feed", "<channel"};

    private final char[] in;
    private final int end;
    private final int start;
    /** Where the run that is yet to be copied begins. */
    private int run;

    private boolean instructionsClose = true;
    private char[] out = new char[0];
    private int length;
    private int escapes;

    private DocumentCleaner(char[] in, int offset, int end) {
        this.in = in;
        this.end = end;
        this.start = offset;
        this.run = offset;
    }

    /** A clean document; the same buffer when nothing had to be changed. */
    static CharBuffer clean(CharBuffer text) {
        char[] chars = text.array();
        int from = text.arrayOffset() + text.position();
        int end = text.arrayOffset() + text.limit();
        var cleaner = new DocumentCleaner(chars, documentStart(text) + from, end);
        cleaner.scan();
        return cleaner.result();
    }

    /** PHP prints its warnings, tags and all, in front of the document. */
    private static int documentStart(CharBuffer text) {
        var head = text.subSequence(0, Math.min(text.length(), LOOKED_THROUGH))
                .toString()
                .toLowerCase(Locale.ROOT);
        int first = Math.max(0, head.indexOf('<'));
        for (var root : ROOTS) {
            if (head.startsWith(root, first)) {
                return first;
            }
        }
        int earliest = Integer.MAX_VALUE;
        for (var root : ROOTS) {
            int found = head.indexOf(root);
            earliest = found >= 0 && found < earliest ? found : earliest;
        }
        return earliest == Integer.MAX_VALUE ? first : earliest;
    }

    private CharBuffer result() {
        if (isHopeless()) {
            return CharBuffer.wrap(in, start, end - start);
        }
        if (length == 0) {
            return CharBuffer.wrap(in, run, end - run);
        }
        copyRun(end);
        return CharBuffer.wrap(out, 0, length);
    }

    private void scan() {
        int i = start;
        while (i < end && !isHopeless()) {
            char c = in[i];
            if (c > '>' && c < '\uD800') {
                i++;
                continue;
            }
            i = switch (c) {
                case '<' -> markup(i);
                case '&' -> reference(i);
                case '>' -> closingBrackets(i);
                default -> legal(i);
            };
        }
    }

    /** {@code ]]>} may stand only at the end of a CDATA section. */
    private int closingBrackets(int i) {
        if (i - start >= 2 && in[i - 1] == ']' && in[i - 2] == ']') {
            escape(i, "&gt;");
        }
        return i + 1;
    }

    private int legal(int i) {
        char c = in[i];
        if ((c >= ' ' && c < '\uD800') || c == '\n' || c == '\t' || c == '\r') {
            return i + 1;
        }
        if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(in[i + 1])) {
            return i + 2;
        }
        if (c < ' ' || Character.isSurrogate(c) || c >= '\uFFFE') {
            replace(i, i + 1, "");
        }
        return i + 1;
    }

    private int markup(int i) {
        char next = i + 1 < end ? in[i + 1] : ' ';
        if (next == '!') {
            return declaration(i);
        }
        if (next == '?') {
            return drop(i, instructionEnd(i + 2));
        }
        if (!Character.isLetter(next) && next != '/' && next != '_') {
            escape(i, "&lt;");
        }
        return i + 1;
    }

    private int instructionEnd(int from) {
        int close = instructionsClose ? find("?>", from) : -1;
        // Looked for in vain once: asking again for each of a million would take hours.
        instructionsClose = close >= 0;
        return close < 0 ? after(find(">", from), 1) : close + 2;
    }

    private int declaration(int i) {
        if (startsWith(i, "<![CDATA[")) {
            int close = find("]]>", i + 9);
            int stop = close < 0 ? end : close;
            for (int at = i + 9; at < stop; at++) {
                char c = in[at];
                if (c < ' ' || c >= '\uD800') {
                    at = legal(at) - 1;
                }
            }
            return close < 0 ? end : close + 3;
        }
        if (startsWith(i, "<!--")) {
            return drop(i, after(find("-->", i + 4), 3));
        }
        return drop(i, doctypeEnd(i + 2));
    }

    private int doctypeEnd(int from) {
        int depth = 0;
        for (int i = from; i < end; i++) {
            switch (in[i]) {
                case '[' -> depth++;
                case ']' -> depth--;
                case '"', '\'' -> {
                    int close = find(String.valueOf(in[i]), i + 1);
                    // An unbalanced quote must not swallow the document.
                    i = close < 0 || close - i > LOOKED_THROUGH ? i : close;
                }
                case '>' -> {
                    if (depth <= 0) {
                        return i + 1;
                    }
                }
                default -> {}
            }
        }
        return end;
    }

    private int reference(int i) {
        int semicolon = i + 1;
        while (semicolon < end && semicolon - i < 34 && isNameCharacter(in[semicolon])) {
            semicolon++;
        }
        if (semicolon == i + 1 || semicolon >= end || in[semicolon] != ';') {
            escape(i, "&amp;");
            return i + 1;
        }
        var name = new String(in, i + 1, semicolon - i - 1);
        var replacement = CharacterReference.inXml(name);
        if (replacement != null) {
            var pair = replacement.isEmpty() ? surrogatePair(name, semicolon + 1) : null;
            int stop = pair == null ? semicolon + 1 : find(";", semicolon + 1) + 1;
            replace(i, stop, pair == null ? replacement : pair);
            return stop;
        }
        return semicolon + 1;
    }

    /** Programs that know no characters but Java's and JavaScript's write one emoji as two references. */
    private @Nullable String surrogatePair(String high, int next) {
        int semicolon = next < end && in[next] == '&' ? find(";", next) : -1;
        if (semicolon < 0 || semicolon - next > 10) {
            return null;
        }
        return CharacterReference.pair(high, new String(in, next + 1, semicolon - next - 1));
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#';
    }

    private void escape(int at, String reference) {
        escapes++;
        replace(at, at + 1, reference);
    }

    /** Nonsense must not grow fivefold: what has this many stray characters is left to the lenient reader as it is. */
    private boolean isHopeless() {
        return escapes > MAX_ESCAPES;
    }

    private boolean startsWith(int at, String expected) {
        if (at + expected.length() > end) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (in[at + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int find(String wanted, int from) {
        char first = wanted.charAt(0);
        for (int i = from; i <= end - wanted.length(); i++) {
            if (in[i] == first && startsWith(i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private int after(int found, int size) {
        return found < 0 ? end : found + size;
    }

    private int drop(int from, int to) {
        replace(from, to, "");
        return to;
    }

    private void replace(int from, int to, String replacement) {
        if (from == run && length == 0 && replacement.isEmpty()) {
            // At the very start there is nothing to copy yet.
            run = to;
            return;
        }
        copyRun(from);
        reserve(replacement.length());
        replacement.getChars(0, replacement.length(), out, length);
        length += replacement.length();
        run = to;
    }

    private void copyRun(int to) {
        int size = Math.max(0, to - run);
        reserve(size);
        System.arraycopy(in, run, out, length, size);
        length += size;
    }

    private void reserve(int more) {
        if (length + more > out.length) {
            int wanted = Math.max(length + more, Math.max(end - start + 256, out.length + (out.length >> 1)));
            var grown = new char[wanted];
            System.arraycopy(out, 0, grown, 0, length);
            out = grown;
        }
    }
}
