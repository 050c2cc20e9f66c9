package afterword.chat;

/** A message by its channel and the platform's id, which on Telegram is unique only within the chat. */
public record MessageRef(ChannelRef channel, String id) {}
