package afterword.chat;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.config.Values;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the bot writes into posts, in each language that can be chosen. */
final class CardWordsTest {
    private static final CardWords ENGLISH = CardWords.in(Locale.ENGLISH);

    static Stream<String> languages() {
        return CardWords.LANGUAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasEveryWordInEachLanguageAndNoneInAnotherThanItsOwn(String language) {
        var words = CardWords.in(Locale.of(language));

        assertThat(words.keys()).isEqualTo(ENGLISH.keys());
        assertThat(all(words))
                .hasSize(ENGLISH.keys().size())
                .allSatisfy(it -> assertThat(it).isNotBlank().doesNotContain("{", "}"));
        assertThat(List.of(words.minutes(7), words.digest(7))).allMatch(it -> it.contains("7"));
        if (!language.equals("en")) {
            assertThat(all(words)).doesNotContainAnyElementsOf(all(ENGLISH));
        }
    }

    @Test
    void translatesTheBotsOwnQuestionsAndLeavesThoseOfPeople() {
        var german = CardWords.in(Locale.GERMANY);

        assertThat(german.question("Which part speaks to you?")).isEqualTo("Welcher Teil spricht dich an?");
        assertThat(german.question(" ")).isEqualTo("Was meinst du?");
        assertThat(german.question("Tabs or spaces?")).isEqualTo("Tabs or spaces?");
    }

    @Test
    void speaksEnglishWhereThereIsNoOtherWord() {
        assertThat(CardWords.in(Locale.of("nl"))).isSameAs(ENGLISH);
    }

    private static List<String> all(CardWords words) {
        return List.of(
                words.minutes(7),
                words.categories(),
                words.tags(),
                words.question(""),
                words.question("Which part speaks to you?"),
                words.closed(),
                words.pollIsClosed(),
                words.reactToVote(),
                words.readersOfTheChannel(),
                words.gone(),
                words.digest(7),
                words.test());
    }

    @Test
    void offersTheLanguagesThatTheConfigurationAccepts() {
        assertThat(CardWords.LANGUAGES).isEqualTo(Values.LANGUAGES);
    }
}
