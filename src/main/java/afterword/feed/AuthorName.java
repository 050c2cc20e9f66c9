package afterword.feed;

import java.util.regex.Pattern;

/** The name in an RSS author, which ought to be an e-mail address with the name in brackets behind it, and seldom is. */
final class AuthorName {
    private static final Pattern ADDRESS_AND_NAME = Pattern.compile("^\\S+@\\S+\\s+\\(([^()]{1,200})\\)$");
    private static final Pattern NAME_AND_ADDRESS = Pattern.compile("^([^<>@]{1,200}?)\\s*[<(]\\S+@\\S+[>)]$");
    private static final Pattern ADDRESS = Pattern.compile("^\\S+@\\S+\\.\\S+$");

    private AuthorName() {}

    /** Never an e-mail address: an empty string where there is nothing else. */
    static String of(String written) {
        var text = PlainText.ofHtml(written);
        var behind = ADDRESS_AND_NAME.matcher(text);
        if (behind.matches()) {
            return behind.group(1).strip();
        }
        var before = NAME_AND_ADDRESS.matcher(text);
        if (before.matches()) {
            return before.group(1).strip();
        }
        return ADDRESS.matcher(text).matches() ? "" : text;
    }
}
