/** Telegram: the only place with TelegramBots. */
@NullMarked
package afterword.platform.telegram;

import org.jspecify.annotations.NullMarked;
