package afterword.platform.telegram;

import org.telegram.telegrambots.meta.api.objects.User;

/** The account that the bot has on Telegram; the name is without its {@code @}. */
record Bot(long id, String username) {
    static Bot of(User user) {
        var name = user.getUserName();
        return new Bot(user.getId(), name == null ? "" : name);
    }
}
