package afterword.playground.telegram;

import org.jspecify.annotations.Nullable;

/** One Telegram account, a person's or a bot's. Guarded by the {@link World}'s lock. */
final class Account {
    final long id;
    final String firstName;
    final @Nullable String username;
    final boolean bot;
    String language = "en";
    boolean premium;

    /** The person deleted the account. */
    boolean deactivated;

    /** The person pressed start once; before that a bot cannot write to them. */
    boolean started;

    boolean blockedBot;

    Account(long id, String firstName, @Nullable String username, boolean bot) {
        this.id = id;
        this.firstName = firstName;
        this.username = username;
        this.bot = bot;
    }
}
