/** Reaction polls: options, votes, and the tally that every post of the article shows. */
@NullMarked
package afterword.poll;

import org.jspecify.annotations.NullMarked;
