package afterword.admin;

import afterword.admin.OpmlImport.Result.Imported;
import afterword.command.RelativeTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says what became of an imported list. */
public final class OpmlWords {
    private static final int SHOWN = 5;

    private OpmlWords() {}

    /** Lines for whoever imported it. */
    public static List<String> lines(Imported result, Instant now) {
        var lines = new ArrayList<String>();
        lines.add(
                switch (result.added()) {
                    case 0 -> "No feed of this list is new.";
                    case 1 -> "1 new feed is followed.";
                    default ->
                        result.added()
                                + " new feeds are followed. They are read for the first time one after the other, the last "
                                + RelativeTime.of(result.readBy(), now) + ".";
                });
        if (result.added() > 0) {
            lines.add("What they list already is kept and not posted; what comes from now on is posted.");
        }
        add(lines, "followed before", result.followedBefore());
        add(lines, "in the list more than once, and taken once", result.twice());
        add(lines, "not addresses on the web, or beyond what one list may hold", result.unusable());
        return lines;
    }

    private static void add(List<String> lines, String what, List<?> addresses) {
        if (!addresses.isEmpty()) {
            var shown = addresses.stream().limit(SHOWN).map(Object::toString).toList();
            lines.add(addresses.size() + " " + what + ": " + String.join(", ", shown)
                    + (addresses.size() > SHOWN ? ", ..." : ""));
        }
    }
}
