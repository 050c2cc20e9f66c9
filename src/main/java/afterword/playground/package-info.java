/** Afterword to try out with nothing to sign up for: a blog, both platforms on loopback, and a page that shows them. */
@NullMarked
package afterword.playground;

import org.jspecify.annotations.NullMarked;
