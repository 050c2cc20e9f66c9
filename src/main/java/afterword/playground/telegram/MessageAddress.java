package afterword.playground.telegram;

/** Where one message lies: the chat's id and the message's id inside that chat. */
public record MessageAddress(long chat, int message) {}
