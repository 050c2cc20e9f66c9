package afterword.destination;

/** Names a destination within this installation. */
public record DestinationId(long value) {}
