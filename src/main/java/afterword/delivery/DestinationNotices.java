package afterword.delivery;

import afterword.chat.Action;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.RichText;
import afterword.destination.Destination;
import afterword.destination.DestinationId;
import afterword.destination.DestinationStore;

/** What owners are told when a destination cannot be reached. */
public final class DestinationNotices implements Content {
    private final DestinationStore destinations;

    public DestinationNotices(DestinationStore destinations) {
        this.destinations = destinations;
    }

    @Override
    public Rendered render(Delivery delivery) {
        var destination = destinations.find(new DestinationId(delivery.subject()));
        var because = destination.map(Destination::suspendedBecause);
        if (destination.isEmpty() || because.isEmpty()) {
            return new Rendered.Skip("the destination works again, or was removed");
        }
        var where = destination.get();
        var text = RichText.plain(
                "No articles reach " + where.name() + " ("
                        + where.channel().platform().label() + ") at present: " + because.get()
                        + ". Give me the rights back and it goes on by itself, in order; I look once a day, and at once when"
                        + " somebody says /channel add there. /admin deliveries shows what waits, /channel remove gives it up.");
        return new Rendered.Do(new Action.Send(delivery.channel(), new OutgoingMessage.Text(text), false));
    }

    @Override
    public After after(Delivery delivery, Action action, MessageRef sent) {
        return After.NOTHING;
    }
}
