package afterword.chat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An article as chat shows it. The date is already written in its readers' language; image and reading time are
 * missing where the feed gave none; {@code board} is missing where there is no poll; {@code notice} says what became
 * of the article ("No longer on the site").
 */
public record Card(
        String title,
        URI link,
        List<String> authors,
        List<String> categories,
        List<String> tags,
        @Nullable String date,
        @Nullable Integer readingMinutes,
        String excerpt,
        @Nullable URI image,
        @Nullable Board board,
        @Nullable String notice,
        CardWords words) {
    public Card {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
    }

    /** A card whose words are English. */
    public Card(
            String title,
            URI link,
            List<String> authors,
            List<String> categories,
            List<String> tags,
            @Nullable String date,
            @Nullable Integer readingMinutes,
            String excerpt,
            @Nullable URI image,
            @Nullable Board board,
            @Nullable String notice) {
        this(
                title,
                link,
                authors,
                categories,
                tags,
                date,
                readingMinutes,
                excerpt,
                image,
                board,
                notice,
                CardWords.in(Locale.ENGLISH));
    }

    /** The card with other words in place of the excerpt. */
    public Card withExcerpt(String other) {
        return new Card(
                title, link, authors, categories, tags, date, readingMinutes, other, image, board, notice, words);
    }

    public Card withoutImage() {
        return new Card(
                title, link, authors, categories, tags, date, readingMinutes, excerpt, null, board, notice, words);
    }

    /** The card with this poll, or with null without one. */
    public Card withBoard(@Nullable Board poll) {
        return new Card(
                title, link, authors, categories, tags, date, readingMinutes, excerpt, image, poll, notice, words);
    }

    /** The card with a word on what became of the article. */
    public Card withNotice(String word) {
        return new Card(
                title, link, authors, categories, tags, date, readingMinutes, excerpt, image, board, word, words);
    }

    /** A poll as its post shows it: the legend before anybody voted, the tally afterwards. */
    public record Board(String question, List<Line> lines, boolean closed) {
        public Board {
            lines = List.copyOf(lines);
        }

        /** People who chose the option. */
        public int votes() {
            return lines.stream().mapToInt(Line::votes).sum();
        }

        /** Channel readers whose reactions Telegram only counts; never added to people. */
        public int anonymous() {
            return lines.stream().mapToInt(Line::anonymous).sum();
        }
    }

    /** One option: its emoji, its words (empty for a bare reaction), the people who chose it, and the uncounted rest. */
    public record Line(String emoji, String label, int votes, int anonymous) {}
}
