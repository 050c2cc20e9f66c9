package afterword.person;

import afterword.chat.PersonRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The one-time code by which the first owner is known. Only its hash is kept. */
public final class Claims {
    /** No letters that look alike. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 12;

    private final PersonStore people;
    private final InstantSource time;
    private final SecureRandom random;

    public Claims(PersonStore people, InstantSource time, SecureRandom random) {
        this.people = people;
        this.time = time;
        this.random = random;
    }

    /** A new code to show to the operator, when nobody owns the bot yet; the code before it is void. */
    public Optional<String> offer() {
        if (people.hasOwners()) {
            return Optional.empty();
        }
        var code = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        people.claimHash(hash(code.toString()));
        return Optional.of(code.toString());
    }

    /** Makes the person an owner if the code is right, and ends the code. */
    public boolean claim(PersonRef person, String code) {
        var expected = people.claimHash();
        var given = hash(code.strip().toUpperCase(Locale.ROOT));
        if (expected.isEmpty() || !MessageDigest.isEqual(bytes(expected.get()), bytes(given))) {
            return false;
        }
        people.addOwner(person, time.instant());
        people.claimHash(null);
        return true;
    }

    private static String hash(String code) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(code)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
