/** Where articles go: channels, groups and topics that an admin has set up. */
@NullMarked
package afterword.destination;

import org.jspecify.annotations.NullMarked;
