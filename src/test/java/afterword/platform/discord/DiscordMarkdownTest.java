package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.MessageRef;
import afterword.chat.RichText;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscordMarkdownTest {
    private static final URI PAGE = URI.create("https://blog.example.org/a_b");
    private final DiscordMarkdown markdown = new DiscordMarkdown(DiscordMarkdownTest::address);

    private static @Nullable URI address(MessageRef message) {
        return message.id().equals("7") ? URI.create("https://discord.com/channels/1/2/7") : null;
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "plain words => plain words",
                "*a* **b** _c_ __d__ => \\*a\\* \\*\\*b\\*\\* \\_c\\_ \\_\\_d\\_\\_",
                "~~a~~ ||b|| `c` => \\~\\~a\\~\\~ \\|\\|b\\|\\| \\`c\\`",
                "<@1> <@&2> <#3> <:a:4> <t:5> </b:6> => \\<\\@1\\> \\<\\@&2\\> \\<#3\\> \\<:a:4\\> \\<t:5\\> \\</b:6\\>",
                "@everyone @here => \\@everyone \\@here",
                "[a](https://evil.example) => \\[a\\](https://evil.example)",
                "# a => \\# a",
                "-# a => \\-\\# a",
                "- a => \\- a",
                "1. a => 1\\. a",
                "3.5 - 2 # x => 3\\.5 - 2 # x",
                "> a => \\> a",
                "back\\slash => back\\\\slash",
                "see https://x.example/a_b_c*d and _y_ => see https://x.example/a_b_c*d and \\_y\\_",
            })
    void showsOtherPeoplesMarkupAsWritten(String words, String written) {
        assertThat(markdown.write(RichText.plain(words))).isEqualTo(written);
    }

    @Test
    void escapesWhatBeginsALineInTheMiddleToo() {
        var written = markdown.write(RichText.plain("a\n# b\n- c\n12. d"));

        assertThat(written).isEqualTo("a\n\\# b\n\\- c\n12\\. d");
    }

    @Test
    void formatsOurOwnWords() {
        var text = RichText.of(
                RichText.bold("a*b"),
                RichText.plain(" "),
                new RichText.Italic(RichText.plain("c")),
                RichText.plain(" "),
                RichText.code("/say `x`y"),
                RichText.plain(" "),
                RichText.link("the [page]", PAGE));

        assertThat(markdown.write(text))
                .isEqualTo("**a\\*b** *c* ``/say `x`y`` [the \\[page\\]](<https://blog.example.org/a_b>)");
    }

    @Test
    void quotesOnLinesOfTheirOwn() {
        var text = RichText.of(RichText.plain("He said:"), new RichText.Quote(RichText.plain("a\nb")));

        assertThat(markdown.write(text)).isEqualTo("He said:\n> a\n> b");
    }

    @Test
    void linksMessagesWhoseAddressIsKnown() {
        var known = new RichText.MessageLink(RichText.plain("there"), DiscordIds.message("2", "7"));
        var unknown = new RichText.MessageLink(RichText.plain("nowhere"), DiscordIds.message("2", "8"));

        assertThat(markdown.write(known)).isEqualTo("[there](<https://discord.com/channels/1/2/7>)");
        assertThat(markdown.write(unknown)).isEqualTo("nowhere");
    }

    @Test
    void linksNothingButWebAddressesAndLetsNothingEndALinkEarly() {
        var script = RichText.link("a", URI.create("javascript:alert(1)"));
        var brackets = RichText.link("https://b", URI.create("https://x.example/(c)"));

        assertThat(markdown.write(script)).isEqualTo("a");
        assertThat(markdown.write(brackets)).isEqualTo("[https\\://b](<https://x.example/%28c%29>)");
    }

    @Test
    void cutsAtAWordAndClosesWhatIsOpen() {
        var text = RichText.of(RichText.plain("one two "), RichText.bold("three four five"));

        assertThat(markdown.write(text, 22)).isEqualTo("one two **three…**");
        assertThat(markdown.write(text, 100)).isEqualTo("one two **three four five**");
    }

    @Test
    void keepsEveryTextWithinItsLimitAndWhole() {
        var seed = new Random().nextLong();
        var random = new Random(seed);

        for (var i = 0; i < 300; i++) {
            var text = RichText.lines(List.of(
                    RichText.bold(words(random)), RichText.plain(words(random)), RichText.link(words(random), PAGE)));
            var max = 10 + random.nextInt(200);
            var written = markdown.write(text, max);

            assertThat(written.length()).as("seed %d", seed).isLessThanOrEqualTo(max);
            assertThat(written.codePoints().noneMatch(it -> it >= 0xD800 && it <= 0xDFFF))
                    .as("half a character, seed %d", seed)
                    .isTrue();
        }
    }

    private static String words(Random random) {
        var alphabet = List.of("a", "b", " ", "*", "_", "@", "<", "😀", "\n", "é", "`", "#");
        var words = new StringBuilder();
        for (var i = random.nextInt(120); i >= 0; i--) {
            words.append(alphabet.get(random.nextInt(alphabet.size())));
        }
        return words.toString();
    }
}
