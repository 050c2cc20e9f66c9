package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import afterword.chat.Button;
import afterword.chat.Card;
import afterword.chat.Mention;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.RichText;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscordRendererTest {
    private static final URI LINK = URI.create("https://blog.example.org/article");
    private static final MessageRef PARENT = DiscordIds.message("2", "7");
    private final DiscordRenderer renderer =
            new DiscordRenderer(message -> URI.create("https://discord.com/channels/1/2/" + message.id()));

    private static Card card(String title, String excerpt, Card.@Nullable Board board, @Nullable String notice) {
        return new Card(
                title,
                LINK,
                List.of("Ada", "Bob"),
                List.of("Guides", "AI Tools"),
                List.of("java_25"),
                "4 May 2026",
                7,
                excerpt,
                URI.create("https://blog.example.org/hero.jpg"),
                board,
                notice);
    }

    private MessageEmbed embed(Card card) {
        return renderer.create(new OutgoingMessage.Post(card)).getEmbeds().getFirst();
    }

    @Test
    void showsAnArticleAsAnEmbed() {
        var embed = embed(card("All *about* it", "What it <@1> is", null, null));

        assertThat(embed.getTitle()).isEqualTo("All \\*about\\* it");
        assertThat(embed.getUrl()).isEqualTo(LINK.toString());
        assertThat(embed.getDescription()).isEqualTo("What it \\<\\@1\\> is");
        assertThat(embed.getAuthor())
                .extracting(MessageEmbed.AuthorInfo::getName)
                .isEqualTo("Ada, Bob");
        assertThat(embed.getFooter()).extracting(MessageEmbed.Footer::getText).isEqualTo("4 May 2026 · 7 min read");
        assertThat(embed.getImage())
                .extracting(MessageEmbed.ImageInfo::getUrl)
                .isEqualTo("https://blog.example.org/hero.jpg");
        assertThat(embed.getFields())
                .extracting(MessageEmbed.Field::getName, MessageEmbed.Field::getValue)
                .containsExactly(tuple("Categories", "Guides, AI Tools"), tuple("Tags", "java\\_25"));
    }

    @Test
    void showsALegendUntilSomebodyVotesAndThenTheTally() {
        var before = new Card.Board(
                "Which part?", List.of(new Card.Line("❤", "Intro", 0, 0), new Card.Line("🔥", "", 0, 0)), false);
        var after = new Card.Board(
                "Which part?", List.of(new Card.Line("❤", "Intro", 3, 2), new Card.Line("🔥", "", 1, 0)), true);

        assertThat(field(embed(card("T", "", before, null)), 2).getValue()).isEqualTo("❤ Intro\n🔥");
        assertThat(field(embed(card("T", "", after, null)), 2).getName()).isEqualTo("Which part? (closed)");
        assertThat(field(embed(card("T", "", after, null)), 2).getValue())
                .isEqualTo("❤ Intro · **3**\n🔥 · **1**\nChannel readers, uncounted: ❤ 2");
    }

    private static MessageEmbed.Field field(MessageEmbed embed, int index) {
        return embed.getFields().get(index);
    }

    @Test
    void keepsTheLargestCardWithinDiscordsLimits() {
        var many = Collections.nCopies(200, "a_rather_long_name");
        var lines = IntStream.range(0, 20)
                .mapToObj(i -> new Card.Line("🔥", "*".repeat(300), i, i))
                .toList();
        var card = new Card(
                "*".repeat(1_000),
                LINK,
                many,
                many,
                many,
                "d".repeat(500),
                7,
                "word_ ".repeat(2_000),
                null,
                new Card.Board("?".repeat(500), lines, true),
                "n".repeat(900));

        var embed = embed(card);

        assertThat(embed.getLength()).isLessThanOrEqualTo(MessageEmbed.EMBED_MAX_LENGTH_BOT);
        assertThat(embed.isSendable()).isTrue();
    }

    @Test
    void saysWhatBecameOfTheArticle() {
        var embed = embed(card("T", "Words", null, "No longer on the site"));

        assertThat(embed.getDescription()).isEqualTo("**No longer on the site**\nWords");
    }

    @Test
    void callsWithADigestThoseWhoAreNamedAndNobodyElse() {
        var digest =
                renderer.create(new OutgoingMessage.Digest(RichText.plain("@everyone, <@&8>"), new Mention.Role("7")));

        assertThat(digest.getContent()).isEqualTo("<@&7>\n\\@everyone, \\<\\@&8\\>");
        assertThat(digest.getMentionedRoles()).containsExactly("7");
        assertThat(digest.getAllowedMentions()).isEmpty();
    }

    @Test
    void pingsNobody() {
        var messages = List.of(
                new OutgoingMessage.Post(card("@everyone", "@here", null, null)),
                new OutgoingMessage.Text(RichText.plain("@everyone")),
                new OutgoingMessage.Digest(RichText.plain("@everyone"), null),
                new OutgoingMessage.Mirror("Ada", "<@1>", null, null));

        assertThat(messages)
                .allSatisfy(it ->
                        assertThat(renderer.create(it).getAllowedMentions()).isEmpty());
    }

    @Test
    void beginsAMirrorWithWhomItAnswers() {
        var parent = new OutgoingMessage.Parent(PARENT, "Bob *the* [builder]", "first\nline " + "word ".repeat(50));

        var content = renderer.content(new OutgoingMessage.Mirror("Ada", "I *agree*", parent, null));

        var head = content.lines().findFirst().orElseThrow();
        assertThat(head)
                .startsWith("> **Bob \\*the\\* \\[builder\\]**: first line word word")
                .endsWith("… [↗](https://discord.com/channels/1/2/7)");
        assertThat(head.substring(head.indexOf("first"), head.indexOf(" [↗]"))).hasSizeLessThanOrEqualTo(80);
        assertThat(content.lines().skip(1)).containsExactly("I \\*agree\\*");
    }

    @Test
    void keepsALongMirrorWithinItsLimit() {
        var parent = new OutgoingMessage.Parent(PARENT, "*".repeat(300), "*".repeat(300));

        var content = renderer.content(new OutgoingMessage.Mirror("Ada", "word_ ".repeat(1_000), parent, null));

        assertThat(content).hasSizeLessThanOrEqualTo(2_000).endsWith("…");
    }

    @ParameterizedTest
    @CsvSource({
        "Ada, Ada",
        "'  Ada   Lovelace ', Ada Lovelace",
        "'', Someone",
        "'   ', Someone",
        "Discord Fan, Disc\u043erd Fan",
        "CLYDE, CLYD\u0435",
        "everyone, everyon\u0435",
        "\u200b\u200d, Someone",
        "\u3164, Someone",
        "```, \u02cb\u02cb\u02cb",
        "Eve\u202emada, Eve mada",
        "\u2764\ufe0f, \u2764\ufe0f",
    })
    void givesWebhooksNamesThatDiscordTakes(String author, String name) {
        assertThat(DiscordRenderer.webhookName(author)).isEqualTo(name);
    }

    @Test
    void cutsNamesWithoutHalvingACharacter() {
        assertThat(DiscordRenderer.webhookName("x" + "😀".repeat(60))).hasSize(79);
        assertThat(DiscordRenderer.threadName("word ".repeat(40)))
                .hasSizeLessThanOrEqualTo(100)
                .endsWith("…");
    }

    @Test
    void showsEveryButtonOnceInRowsOfFive() {
        var buttons = IntStream.range(0, 30)
                .<Button>mapToObj(i -> new Button.Run("Button " + i, "latest " + i % 7))
                .toList();

        var rows = renderer.answer(RichText.plain("x"), buttons).getComponents();

        assertThat(rows).hasSize(2);
    }

    @Test
    void leavesAwayAddressesThatDiscordRefusesOnButtons() {
        var buttons = List.<Button>of(
                new Button.Open("Mail", URI.create("mailto:a@example.org")), new Button.Open("Page", LINK));

        var rows = renderer.answer(RichText.plain("x"), buttons).getComponents();

        assertThat(rows).hasSize(1);
    }
}
