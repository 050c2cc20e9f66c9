/**
 * The port: our words for what Discord and Telegram have in common. Features speak these; {@code platform.*} translates them.
 */
@NullMarked
package afterword.chat;

import org.jspecify.annotations.NullMarked;
