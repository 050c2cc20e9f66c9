/** Discord through JDA: translates words, events and errors, and decides nothing. The only package that knows JDA. */
@NullMarked
package afterword.platform.discord;

import org.jspecify.annotations.NullMarked;
