/** Commands: one definition each, registered on both platforms. */
@NullMarked
package afterword.command;

import org.jspecify.annotations.NullMarked;
