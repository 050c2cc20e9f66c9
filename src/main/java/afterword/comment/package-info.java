/** Discussions: one tree of comments for each article, its rooms on both platforms, and the mirrors between them. */
@NullMarked
package afterword.comment;

import org.jspecify.annotations.NullMarked;
