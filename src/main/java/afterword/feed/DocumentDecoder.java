package afterword.feed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to characters: byte order mark, then UTF-8 wherever the bytes are valid as such (text in another encoding hardly ever is), then the HTTP
 * charset, the XML declaration, and at last windows-1252.
 */
final class DocumentDecoder {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern HTTP_CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern XML_ENCODING =
            Pattern.compile("^[^>]{0,200}?<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");
    private static final int DECLARATION_BYTES = 512;

    private DocumentDecoder() {}

    static CharBuffer decode(byte[] body, @Nullable String contentType) {
        var unicode = markedUnicode(body);
        if (unicode != null) {
            return withoutMark(lossy(unicode, body, 0));
        }
        var declared = declared(body, contentType);
        // Seven-bit encodings look like valid UTF-8.
        if (declared != null && declared.name().startsWith("ISO-2022")) {
            return lossy(declared, body, 0);
        }
        int offset = startsWith(body, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        var utf8 = strictUtf8(body, offset);
        if (utf8 != null) {
            return utf8;
        }
        return declared == null || offset > 0 ? mixed(body, offset) : lossy(declared, body, 0);
    }

    private static @Nullable Charset markedUnicode(byte[] body) {
        if (startsWith(body, 0xFF, 0xFE, 0, 0) || startsWith(body, '<', 0, 0, 0)) {
            return StandardCharsets.UTF_32LE;
        }
        if (startsWith(body, 0, 0, 0xFE, 0xFF) || startsWith(body, 0, 0, 0, '<')) {
            return StandardCharsets.UTF_32BE;
        }
        if (startsWith(body, 0xFF, 0xFE) || startsWith(body, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(body, 0xFE, 0xFF) || startsWith(body, 0, '<') ? StandardCharsets.UTF_16BE : null;
    }

    private static CharBuffer withoutMark(CharBuffer text) {
        return text.hasRemaining() && text.get(text.position()) == '\uFEFF' ? text.position(text.position() + 1) : text;
    }

    private static boolean startsWith(byte[] body, int... bytes) {
        if (body.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((body[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** The declared encoding that says something: UTF-8 has been tried or will be, ASCII and Latin-1 are what servers say when nobody told them. */
    private static @Nullable Charset declared(byte[] body, @Nullable String contentType) {
        var head = new String(body, 0, Math.min(body.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        var served = charset(firstGroup(HTTP_CHARSET, contentType == null ? "" : contentType));
        var written = charset(firstGroup(XML_ENCODING, head));
        boolean vague = served.equals(StandardCharsets.UTF_8) || served.equals(WINDOWS_1252);
        var told = vague && !written.equals(StandardCharsets.UTF_8) ? written : served;
        return told.equals(StandardCharsets.UTF_8) ? null : told;
    }

    private static String firstGroup(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "utf-8";
    }

    private static Charset charset(String label) {
        // Labels mean what browsers take them to mean (WHATWG Encoding).
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be", "utf8", "unicode" -> StandardCharsets.UTF_8;
            case "iso-8859-1", "latin1", "latin-1", "iso8859-1" -> WINDOWS_1252;
            case "gb2312", "gbk", "x-gbk" -> supported("GB18030");
            case "iso-8859-9" -> supported("windows-1254");
            case "ks_c_5601-1987" -> supported("EUC-KR");
            case String other -> supported(other.replaceFirst("^win-?(?=125)", "windows-"));
        };
    }

    private static Charset supported(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static CharBuffer lossy(Charset charset, byte[] body, int offset) {
        return charset.decode(ByteBuffer.wrap(body, offset, body.length - offset));
    }

    private static @Nullable CharBuffer strictUtf8(byte[] body, int offset) {
        var chars = CharBuffer.allocate(body.length - offset);
        var outcome = utf8Decoder().decode(ByteBuffer.wrap(body, offset, body.length - offset), chars, true);
        return outcome.isError() ? null : chars.flip();
    }

    /** UTF-8 whose invalid bytes are taken as windows-1252: right for either encoding, and for the pages that mix them. */
    private static CharBuffer mixed(byte[] body, int offset) {
        var decoder = utf8Decoder();
        var bytes = ByteBuffer.wrap(body, offset, body.length - offset);
        var chars = CharBuffer.allocate(body.length - offset);
        var outcome = decoder.decode(bytes, chars, true);
        while (outcome.isError()) {
            chars.put(WINDOWS_1252.decode(ByteBuffer.wrap(body, bytes.position(), 1)));
            bytes.position(bytes.position() + 1);
            decoder.reset();
            outcome = decoder.decode(bytes, chars, true);
        }
        return chars.flip();
    }

    private static CharsetDecoder utf8Decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
