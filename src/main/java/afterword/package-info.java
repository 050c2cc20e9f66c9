/** The command line and the composition root. */
@NullMarked
package afterword;

import org.jspecify.annotations.NullMarked;
