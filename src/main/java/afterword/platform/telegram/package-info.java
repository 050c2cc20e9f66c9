/** Telegram through TelegramBots: the only place that knows its types. */
@NullMarked
package afterword.platform.telegram;

import org.jspecify.annotations.NullMarked;
