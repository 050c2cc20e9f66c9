/** What one person wants in private. */
@NullMarked
package afterword.subscription;

import org.jspecify.annotations.NullMarked;
