package afterword.chat;

/** What an owner lets in as a whole: a Discord guild, or a Telegram chat (group, supergroup or channel). */
public record SpaceRef(Platform platform, String id) {}
