package afterword.chat;

/**
 * Who wrote something, with the name that others see there. {@code bot} is true for bots and webhooks; an anonymous
 * administrator or a channel speaking in a group is an author whose person is that chat.
 */
public record Author(PersonRef person, String name, boolean bot) {}
