package afterword.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The subscriber's half of WebSub (W3C Recommendation of 2018): what to ask, what to answer, and whether to believe a push. Decides only. */
public final class WebSub {
    private static final Duration LEASE = Duration.ofDays(10);
    private static final Duration SHORTEST_LEASE = Duration.ofMinutes(5);

    private static final int BUFFER = 8192;

    private WebSub() {}

    /** What to answer to a hub that verifies the intent of a subscription. */
    public sealed interface Verification {
        /** 200 with {@code challenge} as the whole body; then {@code after} is to be kept. */
        record Confirmed(String challenge, HubSubscription after) implements Verification {}

        /** The hub has said no; answer 200 and keep {@code after}. */
        record Denied(String reason, HubSubscription after) implements Verification {}

        /** Answer 404: nobody asked for this. */
        record Unasked() implements Verification {}
    }

    /** The form that asks a hub to begin (or go on) pushing. */
    public static Map<String, String> subscribeForm(HubSubscription subscription, URI callback) {
        var form = form("subscribe", subscription, callback);
        form.put("hub.secret", subscription.secret());
        form.put("hub.lease_seconds", String.valueOf(LEASE.toSeconds()));
        return form;
    }

    public static Map<String, String> unsubscribeForm(HubSubscription subscription, URI callback) {
        return form("unsubscribe", subscription, callback);
    }

    private static Map<String, String> form(String mode, HubSubscription subscription, URI callback) {
        var form = new LinkedHashMap<String, String>();
        form.put("hub.mode", mode);
        form.put("hub.topic", subscription.topic().toString());
        form.put("hub.callback", callback.toString());
        return form;
    }

    /** {@code subscription} is the one whose token the callback's path ends with; {@code query} are the decoded parameters. */
    public static Verification verify(HubSubscription subscription, Map<String, String> query, Instant now) {
        if (!subscription.topic().toString().equals(query.get("hub.topic"))) {
            return new Verification.Unasked();
        }
        var challenge = query.getOrDefault("hub.challenge", "");
        return switch (query.getOrDefault("hub.mode", "")) {
            case "subscribe" -> {
                var until = now.plus(lease(query.get("hub.lease_seconds")));
                yield confirmed(subscription, HubState.PENDING, challenge, subscription.with(HubState.ACTIVE, until));
            }
            case "unsubscribe" ->
                confirmed(subscription, HubState.LEAVING, challenge, subscription.with(HubState.LEAVING, null));
            case "denied" -> new Verification.Denied(query.getOrDefault("hub.reason", ""), subscription.denied(now));
            default -> new Verification.Unasked();
        };
    }

    private static Verification confirmed(
            HubSubscription subscription, HubState expected, String challenge, HubSubscription after) {
        boolean asked = subscription.state() == expected && !challenge.isEmpty();
        return asked ? new Verification.Confirmed(challenge, after) : new Verification.Unasked();
    }

    private static Duration lease(@Nullable String seconds) {
        long given = seconds == null ? -1 : ChannelDraft.number(seconds);
        var lease = given < 0 ? LEASE : Duration.ofSeconds(given);
        return lease.compareTo(SHORTEST_LEASE) < 0 ? SHORTEST_LEASE : lease;
    }

    /** Whether a push came from the hub. */
    public enum Signature {
        SIGNED,
        NOT_SIGNED,
        TOO_LONG
    }

    /**
     * Compares the signature of a push: {@code signature} is the header X-Hub-Signature, such as {@code sha256=} and hexadecimal digits; null, unknown or
     * wrong ones are no signature. A push that is signed means "poll now" and nothing else. Reads at most as much as the longest feed has.
     */
    public static Signature check(HubSubscription subscription, InputStream body, @Nullable String signature)
            throws IOException {
        int equals = signature == null ? -1 : signature.indexOf('=');
        var algorithm = equals < 0 || signature == null ? null : algorithm(signature.substring(0, equals));
        if (algorithm == null || signature == null) {
            return Signature.NOT_SIGNED;
        }
        var expected = signature(algorithm, subscription.secret(), body);
        if (expected == null) {
            return Signature.TOO_LONG;
        }
        try {
            var given = HexFormat.of()
                    .parseHex(signature.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
            // Takes as long for a wrong one as for the right one.
            return MessageDigest.isEqual(expected, given) ? Signature.SIGNED : Signature.NOT_SIGNED;
        } catch (IllegalArgumentException e) {
            return Signature.NOT_SIGNED;
        }
    }

    /** Null when the body is too long. */
    private static byte @Nullable [] signature(String algorithm, String secret, InputStream body) throws IOException {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            var buffer = new byte[BUFFER];
            int total = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
                if (total > FeedParser.MAX_BYTES) {
                    return null;
                }
                mac.update(buffer, 0, read);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }

    private static @Nullable String algorithm(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "sha1" -> "HmacSHA1";
            case "sha256" -> "HmacSHA256";
            case "sha384" -> "HmacSHA384";
            case "sha512" -> "HmacSHA512";
            default -> null;
        };
    }
}
