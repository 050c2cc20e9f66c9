package afterword.storage;

import afterword.chat.InboundEvent.PostShown;
import java.net.URI;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a message that Telegram shows looks like one of ours, whatever was cut or made harmless when it was written. */
final class Likeness {
    /** Telegram takes some of these away and we put others in; nobody sees the difference. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}]+");

    private static final String CUT = "…";
    /** No text or name of ours is cut so short. */
    private static final int NEVER_CUT = 100;

    private Likeness() {}

    /** A post begins with a line that is the article's title, and that is its first link. */
    static boolean toPost(PostShown shown, String title, String link) {
        var heading = shown.text().lines().limit(title.strip().lines().count()).collect(Collectors.joining());
        return !shown.links().isEmpty()
                && sameAddress(shown.links().getFirst(), URI.create(link).toASCIIString())
                && says(heading, title);
    }

    /** A mirror is a line that names its author, and then the comment. */
    static boolean toMirror(PostShown shown, String author, String comment) {
        var lines = shown.text().split("\n", 2);
        return lines.length == 2 && seen(lines[0]).startsWith(beginning(seen(author))) && says(lines[1], comment);
    }

    private static boolean says(String shown, String words) {
        var all = seen(words);
        var here = seen(shown);
        return here.equals(all)
                || (here.length() > NEVER_CUT
                        && here.endsWith(CUT)
                        && all.startsWith(here.substring(0, here.length() - CUT.length())));
    }

    private static String beginning(String name) {
        return name.substring(0, Math.min(name.length(), NEVER_CUT));
    }

    private static String seen(String text) {
        return UNSEEN.matcher(text).replaceAll("");
    }

    /** Telegram writes a slash after a bare host name. */
    private static boolean sameAddress(String one, String other) {
        return withoutSlash(one).equals(withoutSlash(other));
    }

    private static String withoutSlash(String address) {
        return address.replaceAll("/+$", "");
    }
}
