package afterword.chat;

/** Takes what happened. When the call returns, the event's effect is on disk. */
public interface Inbound {
    void accept(InboundEvent event);
}
