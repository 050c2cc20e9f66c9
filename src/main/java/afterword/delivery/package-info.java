/** Everything that leaves: what is owed, in which order, at which pace, and what became of it. */
@NullMarked
package afterword.delivery;

import org.jspecify.annotations.NullMarked;
