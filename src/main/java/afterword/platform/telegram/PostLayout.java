package afterword.platform.telegram;

import afterword.chat.Card;
import afterword.chat.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How an article looks as a message: title, byline, categories, excerpt, tags, poll, notice. */
final class PostLayout {
    private static final int MAX_TITLE = 500;
    private static final int MAX_LINE = 300;
    private static final int MAX_TAGS = 10;
    private static final String DOT = " · ";

    private final Card card;
    private final @Nullable Mention mention;

    /** @param mention whom the post calls; only a public name can be called here */
    PostLayout(Card card, @Nullable Mention mention) {
        this.card = card;
        this.mention = mention;
    }

    Rendered rendered() {
        var whole = written(card.excerpt());
        var excess = whole.text().length() - Rendered.MAX_LENGTH;
        if (excess <= 0) {
            return whole;
        }
        var excerpt = EntityText.defused(card.excerpt());
        var shortened = new Rendered(excerpt, List.of()).cut(excerpt.length() - excess);
        return written(shortened.text()).cut(Rendered.MAX_LENGTH);
    }

    private Rendered written(String excerpt) {
        var out = new EntityText();
        out.bold(() -> out.link(card.link(), () -> out.plain(shortened(card.title(), MAX_TITLE))));
        lineUnless(byline(), out);
        lineUnless(shortened(String.join(DOT, card.categories()), MAX_LINE), out);
        paragraphUnless(excerpt.strip(), out);
        paragraphUnless(hashtags(), out);
        var board = card.board();
        if (board != null) {
            writeBoard(board, out);
        }
        var notice = card.notice();
        if (notice != null) {
            out.paragraph().italic(() -> out.plain(shortened(notice, MAX_LINE)));
        }
        if (mention instanceof Mention.Name(var name)) {
            out.paragraph().mention(name);
        }
        return out.rendered();
    }

    private String byline() {
        var parts = new ArrayList<String>();
        if (!card.authors().isEmpty()) {
            parts.add(shortened(String.join(", ", card.authors()), MAX_LINE));
        }
        if (card.date() != null) {
            parts.add(card.date());
        }
        if (card.readingMinutes() != null) {
            parts.add(card.words().minutes(card.readingMinutes()));
        }
        return String.join(DOT, parts);
    }

    /** Telegram finds the hashtags itself: letters, digits and underscores, not digits alone. */
    private String hashtags() {
        return card.tags().stream()
                .map(tag ->
                        tag.strip().replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", "_").replaceAll("^_+|_+$", ""))
                .filter(tag -> tag.length() <= 64 && tag.chars().anyMatch(Character::isLetter))
                .distinct()
                .limit(MAX_TAGS)
                .map(tag -> "#" + tag)
                .collect(Collectors.joining(" "));
    }

    private void writeBoard(Card.Board board, EntityText out) {
        out.paragraph().bold(() -> out.plain(shortened(board.question(), MAX_LINE)));
        var voted = board.votes() > 0 || board.closed();
        if (board.lines().stream().allMatch(line -> line.label().isBlank())) {
            out.newLine().plain(joined(board, line -> voted ? line.emoji() + " " + line.votes() : line.emoji()));
        } else {
            for (var line : board.lines()) {
                out.newLine()
                        .plain(line.emoji() + " " + shortened(line.label(), MAX_LINE)
                                + (voted ? " — " + line.votes() : ""));
            }
        }
        if (board.anonymous() > 0) {
            out.newLine()
                    .plain(card.words().readersOfTheChannel() + ": "
                            + joined(
                                    board, line -> line.anonymous() == 0 ? "" : line.emoji() + " " + line.anonymous()));
        }
        if (board.closed()) {
            out.newLine().italic(() -> out.plain(card.words().pollIsClosed()));
        } else if (!voted) {
            out.newLine().italic(() -> out.plain(card.words().reactToVote()));
        }
    }

    private static String joined(Card.Board board, Function<Card.Line, String> words) {
        return board.lines().stream().map(words).filter(it -> !it.isEmpty()).collect(Collectors.joining(DOT));
    }

    private static void lineUnless(String words, EntityText out) {
        if (!words.isEmpty()) {
            out.newLine().plain(words);
        }
    }

    private static void paragraphUnless(String words, EntityText out) {
        if (!words.isEmpty()) {
            out.paragraph().plain(words);
        }
    }

    private static String shortened(String words, int maxLength) {
        return new Rendered(words.strip(), List.of()).cut(maxLength).text();
    }
}
