package afterword.config;

/** A token. Prints as {@code ***}, so that no log, message or metric can carry it by accident. */
public record Secret(String value) {
    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A secret cannot be blank");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
