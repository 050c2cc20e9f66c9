package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionalTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final CacheHeaders HEADERS =
            new CacheHeaders("W/\"abc\"", "Mon, 02 Mar 2026 10:00:00 GMT", NOW, null);

    @Test
    void keepsBothValidatorsOfOneAnswerAndSendsTheOriginalTag() {
        var known = Conditional.NONE.afterDocument(Validators.NONE, HEADERS, "hash", NOW);

        assertThat(known.validators()).isEqualTo(new Validators("W/\"abc\"", "Mon, 02 Mar 2026 10:00:00 GMT"));
        assertThat(known.toSend(NOW.plusSeconds(60)))
                .isEqualTo(new Validators("\"abc\"", "Mon, 02 Mar 2026 10:00:00 GMT"));
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
    void triesAnotherWayAfterTwoFruitlessAnswersEach() {
        var known = Conditional.NONE.afterDocument(Validators.NONE, HEADERS, "hash", NOW);
        var sent = new ArrayList<Validators>();
        for (int i = 0; i < 6; i++) {
            sent.add(known.toSend(NOW));
            known = known.afterDocument(known.toSend(NOW), HEADERS, "hash", NOW);
        }

        assertThat(sent)
                .extracting(Validators::etag)
                .containsExactly("\"abc\"", "\"abc\"", "W/\"abc\"", "W/\"abc\"", null, null);
        assertThat(sent).extracting(Validators::lastModified).containsOnly("Mon, 02 Mar 2026 10:00:00 GMT");
    }

    @Test
    void triesNoWayThatIsNoOther() {
        var plain = new CacheHeaders("\"abc\"", "Mon, 02 Mar 2026 10:00:00 GMT", NOW, null);
        var known = Conditional.NONE.afterDocument(Validators.NONE, plain, "hash", NOW);
        for (int i = 0; i < 2; i++) {
            known = known.afterDocument(known.toSend(NOW), plain, "hash", NOW);
        }

        assertThat(known.mode()).isEqualTo(ValidatorMode.DATE_ONLY);
    }

    @Test
    void staysWithItsWayWhileDocumentsChange() {
        var known = Conditional.NONE.afterDocument(Validators.NONE, HEADERS, "0", NOW);
        for (int i = 1; i < 10; i++) {
            known = known.afterDocument(known.toSend(NOW), HEADERS, String.valueOf(i / 2), NOW);
        }

        assertThat(known.mode()).isEqualTo(ValidatorMode.BARE_ETAG);
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
