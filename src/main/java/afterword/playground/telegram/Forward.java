package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Where a forwarded message comes from.
 *
 * @param origin the MessageOrigin
 * @param automaticFrom the channel post of which this is the copy in the discussion group
 */
record Forward(ObjectNode origin, @Nullable MessageAddress automaticFrom) {}
