package afterword.platform.discord;

/** A word that opens a door. It never prints itself. */
public record BotToken(String value) {
    public BotToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An empty secret");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
