package afterword.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Card;
import afterword.chat.ChannelRef;
import afterword.chat.Mention;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.Platform;
import afterword.chat.RichText;
import afterword.platform.telegram.Rendered.Mark;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our words as Telegram's text and entities. */
final class TelegramRendererTest {
    private static final URI BLOG = URI.create("https://blog.example.org/a");

    @Test
    void callsWithADigestThePublicNameAndNobodyElse() {
        var digest = TelegramRenderer.digest(RichText.plain("• By @everybody"), new Mention.Name("editors"));

        assertThat(digest.text()).isEqualTo("• By @\u2060everybody\n\n@editors");
        assertThat(TelegramRenderer.digest(RichText.plain("• One"), new Mention.Role("7"))
                        .text())
                .isEqualTo("• One");
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(RichText.plain("*a* <b> [c](d) &amp; _"), "*a* <b> [c](d) &amp; _", List.of()),
                Arguments.of(
                        RichText.of(RichText.plain("😀 "), RichText.bold("𝔘x")),
                        "😀 𝔘x",
                        List.of(new Mark("bold", 3, 3, null))),
                Arguments.of(
                        RichText.of(
                                new RichText.Quote(new RichText.Italic(RichText.plain("a\nb"))), RichText.code("x")),
                        "a\nbx",
                        List.of(
                                new Mark("blockquote", 0, 3, null),
                                new Mark("italic", 0, 3, null),
                                new Mark("code", 3, 1, null))),
                Arguments.of(
                        RichText.link("here", BLOG), "here", List.of(new Mark("text_link", 0, 4, BLOG.toString()))),
                Arguments.of(RichText.link("here", URI.create("javascript:alert(1)")), "here", List.of()),
                Arguments.of(
                        new RichText.Link(RichText.link("inner", URI.create("https://other.example")), BLOG),
                        "inner",
                        List.of(new Mark("text_link", 0, 5, BLOG.toString()))),
                Arguments.of(
                        new RichText.MessageLink(RichText.plain("there"), message("-1001234", "7")),
                        "there",
                        List.of(new Mark("text_link", 0, 5, "https://t.me/c/1234/7"))),
                Arguments.of(new RichText.MessageLink(RichText.plain("there"), message("42", "7")), "there", List.of()),
                Arguments.of(RichText.bold("  \n"), "", List.of()),
                Arguments.of(
                        RichText.of(RichText.plain("\n  "), RichText.bold(" a "), RichText.plain(" \n")),
                        "a",
                        List.of(new Mark("bold", 0, 1, null))),
                Arguments.of(RichText.plain("Hi @ada and a@b.example"), "Hi @\u2060ada and a@b.example", List.of()),
                Arguments.of(RichText.plain("@@ada /@ada"), "@@\u2060ada /@\u2060ada", List.of()),
                Arguments.of(RichText.link("here", URI.create("tg://user?id=42")), "here", List.of()),
                Arguments.of(RichText.code("@ada"), "@ada", List.of(new Mark("code", 0, 4, null))),
                Arguments.of(RichText.plain("a\u0000b\u202Ec\uD83Dd\r\n"), "abc\uFFFDd", List.of()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void writesWordsAndMarksSideBySide(RichText text, String words, List<Mark> marks) {
        var rendered = TelegramRenderer.text(text);

        assertThat(rendered.text()).isEqualTo(words);
        assertThat(rendered.marks()).isEqualTo(marks);
    }

    @Test
    void aPostShowsTheArticleAndItsPoll() {
        var board = new Card.Board(
                "Which part speaks to you?",
                List.of(new Card.Line("🔥", "Setting up", 0, 0), new Card.Line("🎉", "Results", 0, 0)),
                false);

        var post = TelegramRenderer.post(card("Short words.", board));

        assertThat(post.text()).isEqualTo("""
                Ten 😀 tools
                Ada, Bob · 3 May 2026 · 7 min read
                AI Tools · Guides

                Short words.

                #SEO_Marketing #ai

                Which part speaks to you?
                🔥 Setting up
                🎉 Results
                React to vote.""");
        assertThat(post.marks())
                .startsWith(new Mark("bold", 0, 12, null), new Mark("text_link", 0, 12, BLOG.toString()))
                .hasSize(4);
    }

    @Test
    void aTallyKeepsPeopleAndUncountedReadersApart() {
        var board = new Card.Board(
                "What do you think?", List.of(new Card.Line("👍", "", 3, 2), new Card.Line("👎", "", 1, 0)), true);

        var post = TelegramRenderer.post(card("", board));

        assertThat(post.text()).endsWith("""
                What do you think?
                👍 3 · 👎 1
                Channel readers, uncounted: 👍 2
                The poll is closed.""");
    }

    @Test
    void onlyTheExcerptIsCutWhenAPostIsTooLong() {
        var post = TelegramRenderer.post(card("😀".repeat(4000), null));

        assertThat(post.text().length()).isBetween(4090, 4096);
        assertThat(post.text()).contains("😀…\n\n#SEO_Marketing").endsWith("#ai");
    }

    @Test
    void aPostThatIsLongInEveryPartStillFits() {
        var words = "@long ".repeat(2000);
        var lines = Stream.generate(() -> new Card.Line("🔥", words, 1, 1))
                .limit(12)
                .toList();
        var many = Stream.generate(() -> words).limit(50).toList();

        var post = TelegramRenderer.post(new Card(
                words, BLOG, many, many, many, words, 7, words, null, new Card.Board(words, lines, false), words));

        assertThat(post.text().length()).isLessThanOrEqualTo(4096);
        assertThat(post.marks())
                .allSatisfy(mark ->
                        assertThat(mark.end()).isLessThanOrEqualTo(post.text().length()));
    }

    @Test
    void aCommentStandsUnderItsAuthorsName() {
        var mirror = TelegramRenderer.mirror(new OutgoingMessage.Mirror("Ada\n Lovelace", "Hi @bob", null, null));

        assertThat(mirror.text()).isEqualTo("Ada Lovelace\nHi @\u2060bob");
        assertThat(mirror.marks()).containsExactly(new Mark("bold", 0, 12, null));
    }

    @Test
    void aLongTextIsDividedAtLineEndsWithItsMarksOnBothSides() {
        var lines = Stream.generate(() -> "0123456789")
                .limit(900)
                .map(RichText::bold)
                .toList();

        var parts =
                TelegramRenderer.text(new RichText.Quote(RichText.lines(lines))).split(4096);

        assertThat(parts).hasSize(3).allSatisfy(part -> {
            assertThat(part.text().length()).isLessThanOrEqualTo(4096);
            assertThat(part.text()).startsWith("0").endsWith("9");
            assertThat(part.marks()).hasSizeLessThanOrEqualTo(100);
            assertThat(part.marks().getFirst())
                    .isEqualTo(new Mark("blockquote", 0, part.text().length(), null));
        });
    }

    @Test
    void nothingIsCutInTheMiddleOfAnEmoji() {
        var family = "👨‍👩‍👧";

        var cut = new Rendered(family.repeat(10), List.of()).cut(family.length() * 3 + 4);

        assertThat(cut.text()).isEqualTo(family.repeat(3) + "…");
    }

    private static Card card(String excerpt, Card.@Nullable Board board) {
        return new Card(
                "Ten 😀 tools",
                BLOG,
                List.of("Ada", "Bob"),
                List.of("AI Tools", "Guides"),
                List.of("SEO & Marketing", "ai", "2026"),
                "3 May 2026",
                7,
                excerpt,
                null,
                board,
                null);
    }

    private static MessageRef message(String chat, String id) {
        return new MessageRef(new ChannelRef(Platform.TELEGRAM, chat), id);
    }
}
