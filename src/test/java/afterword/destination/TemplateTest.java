package afterword.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import afterword.chat.Card;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What templates yield, what is said of bad ones, and that none of them runs away. */
final class TemplateTest {
    private static final Card CARD = card(List.of("one", "two", "three"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {{title}} by {{author}}                                    | Ten <b>tools</b> by Olga, Ben
            {{{title}}} {{&title}}                                     | Ten <b>tools</b> Ten <b>tools</b>
            {{#tags}}#{{.}}{{^-last}}, {{/-last}}{{/tags}}             | #one, #two, #three
            {{tags}}                                                   | one, two, three
            {{category}}: {{excerpt}}                                  | Guides: Words & more
            {{#minutes}}{{minutes}} min{{/minutes}}                    | 7 min
            {{#date}}on {{date}}{{/date}}{{^date}}undated{{/date}}     | undated
            {{! nothing }}{{link}}                                     | https://blog.example.org/1
            plain words                                                | plain words
            """)
    void putsFactsWhereTheirNamesStand(String text, String said) {
        var read = Template.read(text);

        assertThat(good(read).of(CARD)).isEqualTo(new Template.Said(said, false));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {{titel}}                        | Line 1, column 1: there is no “titel”
            a {{tag}}                        | Line 1, column 3: there is no “tag”, but there is “tags”
            a{{#tags}}x                      | Line 1, column 2: {{#tags}} is never closed: add {{/tags}}
            {{#tags}}x{{/title}}             | Line 1, column 11: {{/title}} stands where {{/tags}} is expected
            x{{/tags}}                       | Line 1, column 2: {{/tags}} closes what was never opened
            ab {{title                       | Line 1, column 4: this tag is never closed: add }}
            {{}}                             | Line 1, column 1: this tag is empty
            {{>other}}                       | Line 1, column 1: {{>other}} is not offered here
            {{=<% %>=}}                      | Line 1, column 1: {{=<% %>=}} is not offered here
            {{title.class.name}}             | there is no “title.class.name”
            {{.}}                            | Line 1, column 1: “.” belongs to the one at hand in a list
            {{^tags}}{{.}}{{/tags}}          | Line 1, column 10: “.” belongs to the one at hand in a list
            {{#tags}}{{.}}{{/tags}}{{-last}} | Line 1, column 24: “-last” belongs to the one at hand in a list
            {{#tags}}{{.}}{{/tags}}{{this}}  | Line 1, column 24: there is no “this”
            """)
    void saysWhereATemplateIsWrong(String text, String said) {
        assertThat(Template.read(text))
                .isInstanceOfSatisfying(
                        Template.Read.Bad.class,
                        bad -> assertThat(bad.sentence()).contains(said));
    }

    @Test
    void countsLinesAndColumns() {
        assertThat(Template.read("One\nTwo {{title}}\n  {{nope}}"))
                .isInstanceOfSatisfying(
                        Template.Read.Bad.class,
                        bad -> assertThat(bad.sentence()).startsWith("Line 3, column 3: there is no “nope”"));
    }

    @Test
    void cutsWhatExplodesInText() {
        var many = card(IntStream.range(0, 50).mapToObj(it -> "tag" + it).toList());
        var template = good(Template.read("{{#tags}}{{#tags}}{{#tags}}{{.}} {{/tags}}{{/tags}}{{/tags}}"));

        var said = template.of(many);

        assertThat(said.cut()).isTrue();
        assertThat(said.text()).hasSizeLessThanOrEqualTo(3_001).endsWith("…");
    }

    @Test
    void stopsWhatExplodesInSilence() {
        var many = card(IntStream.range(0, 50).mapToObj(it -> "tag" + it).toList());
        var deep = "{{#tags}}".repeat(60) + "{{/tags}}".repeat(60);

        var said = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> good(Template.read(deep)).of(many));

        assertThat(said.cut()).isTrue();
    }

    @Test
    void takesFactsAsWordsWhateverStandsInThem() {
        var sly = new Card(
                "{{link}} {{#tags}}",
                CARD.link(),
                List.of("@everyone"),
                List.of(),
                List.of(),
                null,
                null,
                "<@&1>",
                null,
                null,
                null);

        var said = good(Template.read("{{title}} {{author}} {{excerpt}}")).of(sly);

        assertThat(said.text()).isEqualTo("{{link}} {{#tags}} @everyone <@&1>");
    }

    @Test
    void eitherReadsOrNamesAPlaceAndAlwaysEnds() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var pieces = List.of(
                "{{",
                "}}",
                "{{#tags}}",
                "{{/tags}}",
                "{{title}}",
                "{{^-last}}",
                "{{/-last}}",
                "{{{",
                "}}}",
                "{{.}}",
                "{{#.}}",
                "{{/.}}",
                "{{#title}}",
                "{{/title}}",
                "{{^tags}}",
                "{{-index}}",
                "{{#-first}}",
                "{{/-first}}",
                "{{ title }}",
                "{{!",
                "{{>",
                "\n",
                "x",
                " ",
                "{{&excerpt}}",
                "{{#categories}}",
                "{{/categories}}",
                "=",
                "{");
        for (var round = 0; round < 2_000; round++) {
            var text = random.ints(random.nextInt(12), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining());

            var read = Template.read(text);

            switch (read) {
                case Template.Read.Bad(var sentence) ->
                    assertThat(sentence).as("seed %s: %s", seed, text).contains("ine ");
                case Template.Read.Good(var template) ->
                    assertThat(template.of(CARD).text())
                            .as("seed %s: %s", seed, text)
                            .isNotNull();
            }
        }
    }

    private static Template good(Template.Read read) {
        assertThat(read).isInstanceOf(Template.Read.Good.class);
        return ((Template.Read.Good) read).template();
    }

    private static Card card(List<String> tags) {
        return new Card(
                "Ten <b>tools</b>",
                URI.create("https://blog.example.org/1"),
                List.of("Olga", "Ben"),
                List.of("Guides"),
                tags,
                null,
                7,
                "Words & more",
                null,
                null,
                null);
    }
}
