package afterword.subscription;

import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Place;
import afterword.command.Reply;
import java.time.InstantSource;
import java.util.List;

/** Sends a person every new article in private. */
public final class SubscribeCommand implements Command {
    private static final CommandSpec SPEC =
            new CommandSpec("subscribe", "Get every new article in private", Access.MEMBER, Place.PRIVATE, List.of());

    private final SubscriptionStore subscriptions;
    private final InstantSource time;

    public SubscribeCommand(SubscriptionStore subscriptions, InstantSource time) {
        this.subscriptions = subscriptions;
        this.time = time;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        return subscriptions.subscribe(request.who().person(), time.instant())
                ? Reply.of(
                        "Done: every new article comes to you in private as soon as it is out. /unsubscribe ends it.")
                : Reply.of("You get every new article already. /unsubscribe ends it.");
    }
}
