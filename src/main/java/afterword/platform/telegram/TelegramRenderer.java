package afterword.platform.telegram;

import afterword.chat.Card;
import afterword.chat.OutgoingMessage;
import afterword.chat.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes our messages as Telegram shows them. Pure. */
final class TelegramRenderer {
    private static final int MAX_LABEL = 256;
    private static final int MAX_AUTHOR = 128;

    private TelegramRenderer() {}

    static FormattedText render(OutgoingMessage message) {
        return switch (message) {
            case OutgoingMessage.Post(var card) -> card(card);
            case OutgoingMessage.Text(var text, var _, var _) -> FormattedText.of(text);
            case OutgoingMessage.Mirror(var author, var text, var _, var _) ->
                new FormattedText()
                        .append(RichText.bold(Cut.at(author, MAX_AUTHOR)))
                        .append("\n")
                        .append(text);
        };
    }

    private static FormattedText card(Card card) {
        var end = ending(card);
        var text = new FormattedText()
                .append(new RichText.Bold(RichText.link(Cut.at(card.title(), MAX_LABEL), card.link())));
        if (!byline(card).isEmpty()) {
            text.append("\n").append(byline(card));
        }
        if (!card.categories().isEmpty()) {
            text.append("\n").append(Cut.at(String.join(" · ", card.categories()), MAX_LABEL));
        }
        var room = FormattedText.MAX_LENGTH - text.length() - end.text().length() - 2;
        if (!card.excerpt().isBlank() && room > 0) {
            text.append("\n\n").append(Cut.at(card.excerpt(), room));
        }
        return text.append(end);
    }

    private static String byline(Card card) {
        var parts = new ArrayList<String>();
        if (!card.authors().isEmpty()) {
            parts.add(Cut.at(String.join(", ", card.authors()), MAX_AUTHOR));
        }
        if (card.date() != null) {
            parts.add(card.date());
        }
        if (card.readingMinutes() != null) {
            parts.add(card.readingMinutes() + " min read");
        }
        return String.join(" · ", parts);
    }

    /** What stands below the excerpt. */
    private static RichText ending(Card card) {
        var parts = new ArrayList<RichText>();
        var tags = card.tags().stream()
                .map(TelegramRenderer::hashtag)
                .filter(tag -> tag.length() > 1)
                .limit(10)
                .collect(Collectors.joining(" "));
        if (!tags.isEmpty()) {
            parts.add(RichText.plain("\n\n" + tags));
        }
        if (card.notice() != null) {
            parts.add(RichText.plain("\n\n"));
            parts.add(new RichText.Italic(RichText.plain(card.notice())));
        }
        if (card.board() != null) {
            parts.add(RichText.plain("\n\n"));
            parts.add(board(card.board()));
        }
        return new RichText.Sequence(parts);
    }

    private static String hashtag(String tag) {
        return "#" + tag.replaceAll("[^\\p{L}\\p{N}_]+", "_").replaceAll("^_+|_+$", "");
    }

    private static RichText board(Card.Board board) {
        List<RichText> lines = new ArrayList<>();
        lines.add(RichText.bold(board.question()));
        var voted = board.votes() > 0;
        for (var line : board.lines()) {
            lines.add(RichText.plain(line.emoji()
                    + (line.label().isEmpty() ? "" : " " + Cut.at(line.label(), MAX_LABEL))
                    + (voted ? ": " + line.votes() : "")));
        }
        var total = board.votes() == 1 ? "1 vote" : board.votes() + " votes";
        var anonymous = board.anonymous() > 0 ? ", and " + board.anonymous() + " anonymous in channels" : "";
        lines.add(new RichText.Italic(RichText.plain(
                board.closed()
                        ? "Closed: " + total + anonymous
                        : voted || board.anonymous() > 0
                                ? total + anonymous
                                : "React with one of these to vote, here or on Discord.")));
        return RichText.lines(lines);
    }
}
