package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionalTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final CacheHeaders HEADERS =
            new CacheHeaders("W/\"abc\"", "Mon, 02 Mar 2026 10:00:00 GMT", NOW, null);

    @Test
    void keepsBothValidatorsOfOneAnswer() {
        var known = Conditional.NONE.afterDocument(Validators.NONE, HEADERS, "hash", NOW);

        assertThat(known.toSend(NOW.plusSeconds(60)))
                .isEqualTo(new Validators("W/\"abc\"", "Mon, 02 Mar 2026 10:00:00 GMT"));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "-5, true", "2, false", "3600, false"})
    void keepsNoneOfADocumentThatChangedJustNow(int secondsOld, boolean none) {
        var headers = new CacheHeaders("\"abc\"", NOW.minusSeconds(secondsOld).toString(), NOW, null);

        assertThat(Validators.of(headers, NOW.plusSeconds(99)).isEmpty()).isEqualTo(none);
    }

    @Test
    void asksUnconditionallyOnceADay() {
        var known = Conditional.NONE.afterDocument(Validators.NONE, HEADERS, "hash", NOW);

        assertThat(known.toSend(NOW.plus(Duration.ofHours(20))).isEmpty()).isFalse();
        assertThat(known.toSend(NOW.plus(Duration.ofHours(21))).isEmpty()).isTrue();
        assertThat(known.afterNotModified()
                        .toSend(NOW.plus(Duration.ofHours(21)))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void stripsTheTagAfterTwoFruitlessAnswers() {
        var first = Conditional.NONE.afterDocument(Validators.NONE, HEADERS, "hash", NOW);
        var second = first.afterDocument(first.toSend(NOW), HEADERS, "hash", NOW);
        var third = second.afterDocument(second.toSend(NOW), HEADERS, "hash", NOW);

        assertThat(second.toSend(NOW).etag()).isEqualTo("W/\"abc\"");
        assertThat(third.toSend(NOW).etag()).isEqualTo("\"abc\"");
        assertThat(third.toSend(NOW).lastModified()).isEqualTo("Mon, 02 Mar 2026 10:00:00 GMT");
    }

    @Test
    void stripsNothingWhileDocumentsChange() {
        var known = Conditional.NONE.afterDocument(Validators.NONE, HEADERS, "0", NOW);
        for (int i = 1; i < 10; i++) {
            known = known.afterDocument(known.toSend(NOW), HEADERS, String.valueOf(i / 2), NOW);
        }

        assertThat(known.mode()).isEqualTo(ValidatorMode.VERBATIM);
    }

    @ParameterizedTest
    @CsvSource({
        "W/\"a\", \"a\"",
        "\"a-gzip\", \"a\"",
        "W/\"a-gzip\", \"a\"",
        "\"a;gzip\", \"a\"",
        "\"a-br\", \"a\"",
        "\"a\", \"a\"",
        "a, a"
    })
    void knowsTheOriginalOfATag(String rewritten, String original) {
        assertThat(new Validators(rewritten, null).in(ValidatorMode.BARE_ETAG).etag())
                .isEqualTo(original);
    }
}
