package afterword.delivery;

/** Names a delivery within this installation. */
public record DeliveryId(long value) {}
