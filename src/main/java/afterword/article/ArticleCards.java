package afterword.article;

import afterword.chat.Card;
import afterword.chat.Card.Board;
import afterword.chat.CardWords;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws an article as the card that its posts show. */
public final class ArticleCards {
    private final Locale locale;
    private final ZoneId zone;
    private final Boards boards;

    public ArticleCards(Boards boards, Locale locale, ZoneId zone) {
        this.boards = boards;
        this.locale = locale;
        this.zone = zone;
    }

    /** The language where nothing else is wanted. */
    public Locale locale() {
        return locale;
    }

    /** The clock of dates where nothing else is wanted. */
    public ZoneId zone() {
        return zone;
    }

    public Card card(Article article) {
        return card(article, locale, zone);
    }

    /** The card in this language, its date by this clock. */
    public Card card(Article article, Locale locale, ZoneId zone) {
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(zone);
        var words = CardWords.in(locale);
        return new Card(
                article.title(),
                article.link(),
                article.authors(),
                article.categories(),
                article.tags(),
                date.format(article.publishedAt()),
                article.readingMinutes(),
                article.excerpt(),
                article.image(),
                board(article, words),
                article.gone() ? words.gone() : null,
                words);
    }

    private @Nullable Board board(Article article, CardWords words) {
        var board = boards.board(article.id());
        return board == null ? null : new Board(words.question(board.question()), board.lines(), board.closed());
    }

    /** The poll that belongs to an article. */
    public interface Boards {
        /** Null where the article has no poll. */
        @Nullable
        Board board(ArticleId article);
    }
}
