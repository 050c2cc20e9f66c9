/** People: owners, and the guilds and chats that they let in. */
@NullMarked
package afterword.person;

import org.jspecify.annotations.NullMarked;
