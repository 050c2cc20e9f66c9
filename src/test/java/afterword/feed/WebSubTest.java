package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import afterword.feed.WebSub.Signature;
import afterword.feed.WebSub.Verification.Confirmed;
import afterword.feed.WebSub.Verification.Denied;
import afterword.feed.WebSub.Verification.Unasked;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSubTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final String TOPIC = "https://blog.example.org/feed/";
    private static final URI CALLBACK = URI.create("https://bot.example.org/websub/t0ken");
    private static final HubSubscription WANTED = HubSubscription.wanted(
                    new FeedId(1), URI.create("https://hub.example.org/"), URI.create(TOPIC), "t0ken", "Jefe")
            .asked(NOW);
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);

    private static Map<String, String> query(String mode, String topic) {
        return Map.of("hub.mode", mode, "hub.topic", topic, "hub.challenge", "c4", "hub.lease_seconds", "86400");
    }

    private static HubSubscription active() {
        return ((Confirmed) WebSub.verify(WANTED, query("subscribe", TOPIC), NOW)).after();
    }

    @Test
    void asksForATopicWithASecret() {
        assertThat(WebSub.subscribeForm(WANTED, CALLBACK))
                .containsEntry("hub.mode", "subscribe")
                .containsEntry("hub.topic", TOPIC)
                .containsEntry("hub.callback", CALLBACK.toString())
                .containsEntry("hub.secret", "Jefe");
        assertThat(WebSub.unsubscribeForm(WANTED, CALLBACK))
                .containsEntry("hub.mode", "unsubscribe")
                .doesNotContainKey("hub.secret");
    }

    @Test
    void answersTheChallengeOfWhatItAskedFor() {
        var answer = WebSub.verify(WANTED, query("subscribe", TOPIC), NOW);

        assertThat(answer).asInstanceOf(type(Confirmed.class)).satisfies(it -> {
            assertThat(it.challenge()).isEqualTo("c4");
            assertThat(it.after().state()).isEqualTo(HubState.ACTIVE);
            assertThat(it.after().leaseUntil()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        });
    }

    @Test
    void answersNoChallengeThatNobodyAskedFor() {
        assertThat(WebSub.verify(WANTED, query("subscribe", TOPIC + "x"), NOW)).isEqualTo(new Unasked());
        assertThat(WebSub.verify(WANTED, query("unsubscribe", TOPIC), NOW)).isEqualTo(new Unasked());
        assertThat(WebSub.verify(active(), query("subscribe", TOPIC), NOW)).isEqualTo(new Unasked());
        assertThat(WebSub.verify(WANTED, Map.of("hub.mode", "subscribe", "hub.topic", TOPIC), NOW))
                .isEqualTo(new Unasked());
        assertThat(WebSub.verify(WANTED, Map.of(), NOW)).isEqualTo(new Unasked());
    }

    @Test
    void takesNoForAnAnswer() {
        var answer = WebSub.verify(
                WANTED, Map.of("hub.mode", "denied", "hub.topic", TOPIC, "hub.reason", "no such topic"), NOW);

        assertThat(answer).asInstanceOf(type(Denied.class)).satisfies(it -> {
            assertThat(it.reason()).isEqualTo("no such topic");
            assertThat(it.after().isLive(NOW)).isFalse();
            assertThat(it.after().nextAt()).as("it may change its mind").isEqualTo(NOW.plus(Duration.ofDays(1)));
            assertThat(it.after().asked(NOW.plus(Duration.ofDays(1))).state()).isEqualTo(HubState.PENDING);
        });
    }

    @Test
    void renewsWellBeforeTheLeaseEnds() {
        var active = active();

        assertThat(active.nextAt()).isBetween(NOW.plus(Duration.ofHours(19)), NOW.plus(Duration.ofHours(20)));
        assertThat(active.asked(NOW.plus(Duration.ofHours(20))).nextAt())
                .as("no answer to the renewal")
                .isEqualTo(NOW.plus(Duration.ofHours(21)));
        assertThat(WANTED.nextAt()).as("no answer at all").isEqualTo(NOW.plus(Duration.ofHours(6)));
        assertThat(active.isLive(NOW.plus(Duration.ofHours(23)))).isTrue();
        assertThat(active.isLive(NOW.plus(Duration.ofHours(25)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // RFC 4231, test case 2, and RFC 2202, test case 2.
                "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "SHA256=5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843",
                "sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
                "sha384=af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
                "sha512=164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
            })
    void believesWhatIsSigned(String signature) throws IOException {
        assertThat(check(BODY, signature)).isEqualTo(Signature.SIGNED);
        assertThat(check(new byte[] {1}, signature)).isEqualTo(Signature.NOT_SIGNED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "=",
                "sha256",
                "sha256=",
                "sha256=zz",
                "sha256=5bdcc1",
                "md5=750c783e6ab0b503eaa86e310a5db738",
                "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844"
            })
    void believesNothingElse(String signature) throws IOException {
        assertThat(check(BODY, signature)).isEqualTo(Signature.NOT_SIGNED);
    }

    @Test
    void readsNoMoreThanTheLongestFeedHas() throws IOException {
        assertThat(check(new byte[FeedParser.MAX_BYTES + 1], "sha1=00")).isEqualTo(Signature.TOO_LONG);
    }

    private static Signature check(byte[] body, @Nullable String signature) throws IOException {
        return WebSub.check(WANTED, new ByteArrayInputStream(body), signature);
    }
}
