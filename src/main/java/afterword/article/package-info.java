/** Articles: which items of a feed are the same one, and what of an item is worth showing. */
@NullMarked
package afterword.article;

import org.jspecify.annotations.NullMarked;
