package afterword.chat;

/** An account on one platform, by the platform's own id. */
public record PersonRef(Platform platform, String id) {
    public PersonRef {
        if (id.isBlank()) {
            throw new IllegalArgumentException("Person without an id");
        }
    }
}
