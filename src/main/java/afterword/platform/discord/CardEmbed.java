package afterword.platform.discord;

import afterword.chat.Card;
import afterword.chat.CardWords;
import afterword.chat.RichText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.jspecify.annotations.Nullable;

/** An article's card as an embed, each part within Discord's limits and all of it under 6000 characters. */
final class CardEmbed {
    private static final int MAX_DESCRIPTION = 1_500;
    private static final int MAX_NOTICE = 300;
    private static final int MAX_NAMES = 500;
    private static final int MAX_LABEL = 100;

    private CardEmbed() {}

    static MessageEmbed of(Card card) {
        var embed = new EmbedBuilder();
        embed.setTitle(title(card), web(card.link()));
        embed.setDescription(description(card));
        if (!card.authors().isEmpty()) {
            embed.setAuthor(Cut.atWord(joined(card.authors()), MessageEmbed.AUTHOR_MAX_LENGTH));
        }
        names(embed, card.words().categories(), card.categories());
        names(embed, card.words().tags(), card.tags());
        var board = card.board();
        if (board != null) {
            embed.addField(
                    limited(question(board, card.words()), MessageEmbed.TITLE_MAX_LENGTH),
                    lines(board, card.words()),
                    false);
        }
        embed.setImage(web(card.image()));
        embed.setFooter(footer(card));
        return embed.build();
    }

    /** The card's title as the embed shows it. */
    static String title(Card card) {
        var title = Cut.oneLine(card.title());
        return limited(title.isEmpty() ? card.link().toString() : title, MessageEmbed.TITLE_MAX_LENGTH);
    }

    /** Whether the embed shows the title that a thread of this name was called after; a long title is cut in the name. */
    static boolean isTitle(MessageEmbed embed, String name) {
        var title = embed.getTitle();
        if (title == null) {
            return false;
        }
        var whole = limited(name, MessageEmbed.TITLE_MAX_LENGTH);
        return title.equals(whole)
                || (name.endsWith(Cut.MARK)
                        && title.startsWith(limited(
                                name.substring(0, name.length() - Cut.MARK.length()), MessageEmbed.TITLE_MAX_LENGTH)));
    }

    private static @Nullable String description(Card card) {
        var excerpt = limited(card.excerpt().strip(), MAX_DESCRIPTION);
        var notice = card.notice();
        if (notice == null || notice.isBlank()) {
            return excerpt.isEmpty() ? null : excerpt;
        }
        var bold = "**" + limited(Cut.oneLine(notice), MAX_NOTICE) + "**";
        return excerpt.isEmpty() ? bold : bold + "\n" + excerpt;
    }

    private static void names(EmbedBuilder embed, String heading, List<String> names) {
        if (!names.isEmpty()) {
            embed.addField(heading, limited(joined(names), MAX_NAMES), true);
        }
    }

    private static String question(Card.Board board, CardWords words) {
        var question = words.question(board.question());
        return board.closed() ? question + " (" + words.closed() + ")" : question;
    }

    private static String lines(Card.Board board, CardWords words) {
        var voted = board.votes() > 0 || board.closed();
        var lines = new ArrayList<String>();
        for (var line : board.lines()) {
            var label = line.label().isBlank() ? "" : " " + limited(Cut.oneLine(line.label()), MAX_LABEL);
            lines.add(line.emoji() + label + (voted ? " · **" + line.votes() + "**" : ""));
        }
        if (board.anonymous() > 0) {
            lines.add(words.readersOfTheChannel() + ": "
                    + board.lines().stream()
                            .filter(line -> line.anonymous() > 0)
                            .map(line -> line.emoji() + " " + line.anonymous())
                            .collect(Collectors.joining(" ")));
        }
        return Cut.hard(String.join("\n", lines), MessageEmbed.VALUE_MAX_LENGTH);
    }

    private static @Nullable String footer(Card card) {
        var parts = new ArrayList<String>();
        if (card.date() != null && !card.date().isBlank()) {
            parts.add(Cut.oneLine(card.date()));
        }
        var minutes = card.readingMinutes();
        if (minutes != null) {
            parts.add(card.words().minutes(minutes));
        }
        return parts.isEmpty() ? null : Cut.atWord(String.join(" · ", parts), 200);
    }

    private static String joined(List<String> names) {
        return names.stream().map(Cut::oneLine).collect(Collectors.joining(", "));
    }

    /** The words escaped, and cut so that the escaped words fit. */
    private static String limited(String words, int max) {
        return new DiscordMarkdown(message -> null).write(new RichText.Plain(words), max);
    }

    /** The address if Discord takes it in an embed. */
    private static @Nullable String web(@Nullable URI address) {
        return address != null
                        && DiscordMarkdown.isWeb(address)
                        && address.toASCIIString().length() <= MessageEmbed.URL_MAX_LENGTH
                ? address.toASCIIString()
                : null;
    }
}
