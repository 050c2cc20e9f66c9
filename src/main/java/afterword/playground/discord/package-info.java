/** A small Discord on loopback: REST and gateway, version 10, for the playground and the tests. */
@NullMarked
package afterword.playground.discord;

import org.jspecify.annotations.NullMarked;
