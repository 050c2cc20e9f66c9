package afterword.chat;

/** A chat service that Afterword speaks to. */
public enum Platform {
    DISCORD("Discord"),
    TELEGRAM("Telegram");

    private final String label;

    Platform(String label) {
        this.label = label;
    }

    /** The service's name as people write it. */
    public String label() {
        return label;
    }
}
