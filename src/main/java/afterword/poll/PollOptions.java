package afterword.poll;

import java.util.ArrayList;
import java.util.List;

/** Which choices an article's poll offers. */
public final class PollOptions {
    /** Reactions that Telegram allows everywhere, without variation selectors. */
    public static final List<String> PALETTE = List.of("❤", "🔥", "👏", "🤔", "🎉", "💯", "👀", "🏆");

    private static final int MIN_HEADINGS = 2;
    private static final int MAX_LABEL = 60;
    private static final List<PollOption> BARE = List.of(
            new PollOption("👍", ""), new PollOption("👎", ""), new PollOption("🤔", ""), new PollOption("🔥", ""));

    private PollOptions() {}

    /** What is asked, and the choices. */
    public record Ballot(String question, List<PollOption> options) {}

    /** The article's own headings where it has 2 to 8 distinct ones, otherwise four plain reactions. */
    public static Ballot forHeadings(List<String> headings) {
        var distinct = headings.stream().map(PollOptions::label).distinct().toList();
        if (distinct.size() < MIN_HEADINGS || distinct.size() > PALETTE.size()) {
            return new Ballot("What do you think?", BARE);
        }
        var options = new ArrayList<PollOption>();
        for (var i = 0; i < distinct.size(); i++) {
            options.add(new PollOption(PALETTE.get(i), distinct.get(i)));
        }
        return new Ballot("Which part speaks to you?", List.copyOf(options));
    }

    private static String label(String heading) {
        var words = heading.strip();
        return words.codePointCount(0, words.length()) <= MAX_LABEL
                ? words
                : words.substring(0, words.offsetByCodePoints(0, MAX_LABEL - 1)).strip() + "…";
    }
}
