package afterword.subscription;

import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Place;
import afterword.command.Reply;
import java.time.InstantSource;
import java.util.List;

/** Ends a person's private alerts. */
public final class UnsubscribeCommand implements Command {
    private static final CommandSpec SPEC =
            new CommandSpec("unsubscribe", "Get no more articles in private", Access.MEMBER, Place.PRIVATE, List.of());

    private final SubscriptionStore subscriptions;
    private final InstantSource time;

    public UnsubscribeCommand(SubscriptionStore subscriptions, InstantSource time) {
        this.subscriptions = subscriptions;
        this.time = time;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        return subscriptions.unsubscribe(request.who().person(), time.instant())
                ? Reply.of("Done: no more articles in private. /subscribe brings them back.")
                : Reply.of("You are not subscribed. /subscribe changes that.");
    }
}
