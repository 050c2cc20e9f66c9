package afterword.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import afterword.article.Article;
import afterword.article.ArticleId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which articles pass a destination's rules, and what is said of a rule that is none. */
final class FilterRulesTest {
    private static final Article ARTICLE = article(List.of("Guides", "AI Tools"), List.of("chess", "sponsored"));
    private static final FilterRules.Source BLOG = new FilterRules.Source("Halftone", "https://blog.example.org/feed");

    @ParameterizedTest(name = "{0}: posted {1}")
    @CsvSource(delimiter = '|', textBlock = """
            only category guides               | true
            only category Guide                | false
            not category AI Tools              | false
            not category Reviews               | true
            only tag CHESS                     | true
            not tag sponsored                  | false
            only author olga petrova           | true
            only author Olga                   | false
            only feed halftone                 | true
            only feed blog.example.org         | true
            not feed other.example             | true
            only words machine openings        | true
            only words open                    | false
            not words cannot lose              | false
            only regex ^deal of the [dw]\\w+  | true
            only regex machine$                | false
            not regex \\bchess\\b              | false
            exclude tag sponsored              | false
            include tag sponsored              | true
            """)
    void decidesByWhatTheRuleLooksAt(String words, boolean posted) {
        var verdict = rules(words).decide(ARTICLE, BLOG);

        assertThat(verdict instanceof FilterRules.Verdict.Posted).isEqualTo(posted);
    }

    private static Article article(List<String> categories, List<String> tags) {
        return new Article(
                new ArticleId(1),
                1,
                "Deal of the day: a chess engine",
                URI.create("https://blog.example.org/1"),
                List.of("Olga Petrova"),
                categories,
                tags,
                Instant.EPOCH,
                null,
                "Ten openings, explained by a machine that cannot lose.",
                null,
                List.of(),
                false);
    }

    @ParameterizedTest
    @CsvSource({"not tag sponsored", "not category sponsored"})
    void findsATagAmongCategoriesWhereTheFeedTellsThemNotApart(String words) {
        var categories = article(List.of("Guides", "sponsored"), List.of());
        var tags = article(List.of(), List.of("Guides", "sponsored"));

        assertThat(rules(words).decide(categories, BLOG)).isInstanceOf(FilterRules.Verdict.Stopped.class);
        assertThat(rules(words).decide(tags, BLOG)).isInstanceOf(FilterRules.Verdict.Stopped.class);
    }

    @Test
    void letsThroughWhatMeetsOneOfSeveralOnlyRules() {
        var rules = rules("only category Reviews", "only tag chess");

        assertThat(rules.decide(ARTICLE, BLOG)).isEqualTo(new FilterRules.Verdict.Posted());
    }

    @Test
    void stopsWhatMeetsANotRuleWhateverElseItMeetsAndNamesTheRule() {
        var rules = rules("only tag chess", "not words openings");

        assertThat(rules.decide(ARTICLE, BLOG))
                .isEqualTo(new FilterRules.Verdict.Stopped("the rule “not words openings” keeps it out"));
    }

    @Test
    void namesTheOnlyRuleThatIsNotMet() {
        assertThat(rules("only category Reviews").decide(ARTICLE, BLOG))
                .isEqualTo(new FilterRules.Verdict.Stopped("the rule “only category Reviews” is not met"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            (abc           | character 1: ( has no partner
            ab)            | character 3: ) has no partner
            a(b(c)         | character 2: ( has no partner
            x[abc          | character 2: [ has no partner
            ab**           | character 3: invalid nested repetition operator “**”
            a(?=b)         | character 2: invalid or unsupported Perl syntax “(?=”
            x{2000}        | character 2: invalid repeat count “{2000}”
            abc\\          | character 4: trailing backslash
            """)
    void saysWhereAnExpressionIsWrong(String expression, String where) {
        assertThat(FilterRule.read("not regex " + expression))
                .isInstanceOfSatisfying(
                        FilterRule.Read.Bad.class,
                        bad -> assertThat(bad.sentence()).contains(where));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"(a{1000}){1000}", "((a{100}){100}){100}", "((((a{30}){30}){30}){30}){30}", "(a{99999})"})
    void refusesAnExpressionThatIsHugeInDisguise(String expression) {
        assertThat(FilterRule.read("not regex " + expression)).isInstanceOf(FilterRule.Read.Bad.class);
    }

    @Test
    void isNotStalledByAnExpressionThatElsewhereBacktracksForEver() {
        var rules = rules("not regex ^(a+)+$", "not regex (x*)*y", "not regex (a|aa)+$");
        var article = titled("a".repeat(20_000) + "!");

        var verdict = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> rules.decide(article, BLOG));

        assertThat(verdict).isEqualTo(new FilterRules.Verdict.Posted());
    }

    @ParameterizedTest(name = "“{0}”")
    @CsvSource(delimiter = '|', textBlock = """
            maybe tag x      | begins with only or not
            only             | category, tag, author, feed, words, regex
            only title x     | not at “title”
            only tag         | what to look for
            only words !!!   | holds no word
            """)
    void saysWhatARuleLooksLike(String words, String said) {
        assertThat(FilterRule.read(words))
                .isInstanceOfSatisfying(
                        FilterRule.Read.Bad.class,
                        bad -> assertThat(bad.sentence()).contains(said, "For example: only category Guides"));
    }

    @Test
    void readsBackWhatItShows() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 300; round++) {
            var subjects = FilterRule.Subject.values();
            var rule = new FilterRule(
                    random.nextBoolean(),
                    subjects[random.nextInt(subjects.length)],
                    "w" + Integer.toString(random.nextInt(100_000), 36) + " of");

            var read = FilterRule.read(rule.words());

            assertThat(read).as("seed %s: %s", seed, rule).isEqualTo(new FilterRule.Read.Good(rule));
        }
    }

    private static Article titled(String title) {
        return new Article(
                ARTICLE.id(),
                1,
                title,
                ARTICLE.link(),
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                null,
                "",
                null,
                List.of(),
                false);
    }

    private static FilterRules rules(String... words) {
        return new FilterRules(Stream.of(words)
                .map(FilterRule::read)
                .map(it -> ((FilterRule.Read.Good) it).rule())
                .toList());
    }
}
