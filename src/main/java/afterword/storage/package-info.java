/** SQLite: the only place with SQL. */
@NullMarked
package afterword.storage;

import org.jspecify.annotations.NullMarked;
