/** Articles: what an item of a feed becomes, and how people find it. */
@NullMarked
package afterword.article;

import org.jspecify.annotations.NullMarked;
