/**
 * A Telegram of one's own: a Bot API server on loopback that keeps users, chats and messages in memory, for the
 * playground page and for tests. Its answers follow Bot API 10.3.
 */
@NullMarked
package afterword.playground.telegram;

import org.jspecify.annotations.NullMarked;
