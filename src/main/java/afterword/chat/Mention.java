package afterword.chat;

/** Somebody whom a post calls by a real mention: exactly these are pinged, and nobody else ever is. */
public sealed interface Mention {
    /** A Discord role, by its id. */
    record Role(String id) implements Mention {}

    /** A Discord account. */
    record Person(PersonRef person) implements Mention {}

    /** A public Telegram name, without its {@code @}. */
    record Name(String name) implements Mention {}
}
