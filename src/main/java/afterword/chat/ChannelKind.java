package afterword.chat;

/** What a channel is, as far as posting to it differs. */
public enum ChannelKind {
    DISCORD_TEXT("text channel"),
    DISCORD_ANNOUNCEMENT("announcement channel"),
    DISCORD_FORUM("forum"),
    DISCORD_THREAD("thread"),
    TELEGRAM_CHANNEL("channel"),
    TELEGRAM_GROUP("group"),
    TELEGRAM_TOPIC("topic"),
    DIRECT("private chat"),
    /** Voice channels, categories and whatever else takes no articles. */
    OTHER("channel of a kind that takes no articles");

    private final String label;

    ChannelKind(String label) {
        this.label = label;
    }

    /** The kind in people's words. */
    public String label() {
        return label;
    }

    /** Whether articles can be posted there. */
    public boolean takesArticles() {
        return switch (this) {
            case DISCORD_TEXT, DISCORD_ANNOUNCEMENT, DISCORD_FORUM, TELEGRAM_CHANNEL, TELEGRAM_GROUP, TELEGRAM_TOPIC ->
                true;
            case DISCORD_THREAD, DIRECT, OTHER -> false;
        };
    }
}
