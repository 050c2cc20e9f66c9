/** What those who run the bot need: feeds in and out as lists. */
@NullMarked
package afterword.admin;

import org.jspecify.annotations.NullMarked;
