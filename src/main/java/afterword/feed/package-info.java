/** Fetching feeds, reading them whatever their state, and deciding when to ask again. */
@NullMarked
package afterword.feed;

import org.jspecify.annotations.NullMarked;
