package afterword.delivery;

import afterword.chat.RichText;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Gatekeeper;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.Reply;
import afterword.destination.Destination;
import afterword.destination.DestinationStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows what is owed, retried, paused or given up at each destination, and lets an admin try again or drop it. */
public final class DeliveriesCommand implements Command {
    private static final String RETRY = "retry";
    private static final String DROP = "drop";
    private static final CommandSpec SPEC = new CommandSpec(
            "admin deliveries",
            "What waits to be posted or was given up, and why",
            Access.ADMIN,
            Place.ANYWHERE,
            List.of(
                    new Option(
                            "do",
                            "retry: try again what waits or was given up. drop: give up what waits",
                            Option.Type.TEXT,
                            false,
                            false,
                            List.of(RETRY, DROP)),
                    Option.optional("channel", Option.Type.CHANNEL, "At which destination, where there are several")));

    private final DeliveryStore deliveries;
    private final DestinationStore destinations;
    private final Gatekeeper gatekeeper;
    private final InstantSource time;
    private final Runnable owed;

    /** @param owed told when something may be due again */
    public DeliveriesCommand(
            DeliveryStore deliveries,
            DestinationStore destinations,
            Gatekeeper gatekeeper,
            InstantSource time,
            Runnable owed) {
        this.deliveries = deliveries;
        this.destinations = destinations;
        this.gatekeeper = gatekeeper;
        this.time = time;
        this.owed = owed;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        var theirs =
                destinations.all().stream().filter(it -> isTheirs(request, it)).toList();
        if (theirs.isEmpty()) {
            return Reply.of("No articles go " + (request.inPrivate() ? "to a channel of yours" : "to a channel here")
                    + " yet. /channel add in a channel changes that.");
        }
        return request.option("do")
                .map(what -> act(what, request, theirs))
                .orElseGet(() -> Reply.of(RichText.lines(lines(theirs))));
    }

    private boolean isTheirs(CommandRequest request, Destination destination) {
        var space = request.space();
        var person = request.who().person();
        return space == null
                ? gatekeeper.owns(person)
                        || (destination.channel().platform() == person.platform()
                                && gatekeeper.mayManage(person, destination.channel()))
                : destination.space().equals(space);
    }

    private List<RichText> lines(List<Destination> theirs) {
        var lines = new ArrayList<RichText>();
        var calm = 0;
        for (var destination : theirs) {
            var standing = deliveries.standing(destination.channel(), time.instant());
            if (standing.isCalm() && destination.suspendedBecause() == null) {
                calm++;
            } else {
                lines.add(RichText.plain("• " + destination.name() + " ("
                        + destination.channel().platform().label() + "): " + words(destination, standing)));
            }
        }
        if (calm > 0) {
            lines.add(RichText.plain(
                    lines.isEmpty()
                            ? "Everything was posted; nothing waits and nothing was given up."
                            : calm + (calm == 1 ? " other destination has" : " other destinations have")
                                    + " everything."));
        }
        if (lines.size() > 1 || calm == 0) {
            lines.add(
                    RichText.plain("/admin deliveries retry tries again, /admin deliveries drop gives up what waits."));
        }
        return lines;
    }

    private String words(Destination destination, DeliveryStore.Standing standing) {
        var parts = new ArrayList<String>();
        var because = destination.suspendedBecause();
        if (because != null) {
            parts.add("paused, because " + because);
        }
        var since = standing.oldest();
        if (standing.owed() > 0 && since != null) {
            parts.add(standing.owed() + " waiting, the oldest for " + ago(since)
                    + Optional.ofNullable(standing.trouble())
                            .map(it -> " (" + it + ")")
                            .orElse(""));
        }
        if (standing.inDoubt() > 0) {
            parts.add(standing.inDoubt() + " under way");
        }
        if (standing.dead() > 0) {
            parts.add(standing.dead() + " given up in the last week"
                    + Optional.ofNullable(standing.lastDeath())
                            .map(it -> " (the last: " + it + ")")
                            .orElse(""));
        }
        return String.join("; ", parts) + ".";
    }

    private String ago(Instant since) {
        var time = Duration.between(since, this.time.instant());
        if (time.toMinutes() < 2) {
            return "less than two minutes";
        }
        return time.toHours() < 2
                ? time.toMinutes() + " minutes"
                : time.toDays() < 2 ? time.toHours() + " hours" : time.toDays() + " days";
    }

    private Reply act(String what, CommandRequest request, List<Destination> theirs) {
        var meant = meant(request, theirs);
        if (meant.isEmpty()) {
            return Reply.refusal("Say at which destination: name its channel too. These are yours: "
                    + String.join(", ", theirs.stream().map(Destination::name).toList()) + ".");
        }
        var destination = meant.get();
        var now = time.instant();
        if (what.equals(DROP)) {
            var dropped = deliveries.drop(destination.channel(), now);
            return Reply.of(
                    dropped == 0
                            ? "Nothing waits for " + destination.name() + "."
                            : dropped + " given up for " + destination.name() + ". What comes from now on is posted.");
        }
        destinations.resume(destination.channel(), now);
        var again = deliveries.retry(destination.channel(), now);
        owed.run();
        return Reply.of(
                again == 0
                        ? "Nothing waits for " + destination.name() + ", and nothing was given up."
                        : again + " tried again for " + destination.name()
                                + ". /admin deliveries shows what comes of it.");
    }

    private static Optional<Destination> meant(CommandRequest request, List<Destination> theirs) {
        var named = request.option("channel");
        if (named.isPresent()) {
            var words = named.get().replaceAll("[<#>]", "");
            return theirs.stream()
                    .filter(it -> it.channel().id().equals(words)
                            || it.name().equalsIgnoreCase(words)
                            || it.name().equalsIgnoreCase(named.get()))
                    .findFirst();
        }
        var here = theirs.stream()
                .filter(it -> it.channel().equals(request.where()))
                .findFirst();
        return here.isPresent() || theirs.size() > 1 ? here : Optional.of(theirs.getFirst());
    }
}
