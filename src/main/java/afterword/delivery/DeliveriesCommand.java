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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

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

    private static String called(Destination destination) {
        return destination.name() + " (" + destination.channel().platform().label() + ")";
    }

    private boolean isTheirs(CommandRequest request, Destination destination) {
        var space = request.space();
        var person = request.who().person();
        return space == null
                ? gatekeeper.oversees(person, destination.channel())
                : destination.space().equals(space);
    }

    private List<RichText> lines(List<Destination> theirs) {
        var lines = new ArrayList<RichText>();
        var calm = 0;
        for (var destination : theirs) {
            var standing = deliveries.standing(destination.channel(), time.instant());
            if (standing.isEmpty() && destination.suspendedBecause() == null) {
                calm++;
            } else {
                lines.add(RichText.plain(
                        "• " + called(destination) + ": " + StandingWords.of(destination, standing, time.instant())));
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

    private Reply act(String what, CommandRequest request, List<Destination> theirs) {
        var meant = meant(request, theirs);
        if (meant.size() != 1) {
            var choice = meant.isEmpty() ? theirs : meant;
            return Reply.refusal("Say at which destination: name its channel by its number. These are yours: "
                    + String.join(
                            ", ",
                            choice.stream()
                                    .map(it -> called(it) + " " + number(it))
                                    .toList())
                    + ".");
        }
        return what.equals(DROP) ? drop(meant.getFirst()) : retry(meant.getFirst());
    }

    private Reply drop(Destination destination) {
        var dropped = deliveries.drop(destination.channel(), time.instant());
        return Reply.of(
                dropped == 0
                        ? "Nothing waits for " + destination.name() + "."
                        : dropped + " given up for " + destination.name() + ". "
                                + (destination.suspendedBecause() == null
                                        ? "What comes from now on is posted."
                                        : "It stays paused, because " + withoutStop(destination.suspendedBecause())
                                                + ". /admin deliveries retry posts what comes from now on."));
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private Reply retry(Destination destination) {
        var now = time.instant();
        destinations.resume(destination.channel(), now);
        var again = deliveries.retry(destination.channel(), now);
        owed.run();
        var resumed = destination.suspendedBecause() == null ? "" : destination.name() + " is no longer paused. ";
        return Reply.of(resumed
                + (again == 0
                        ? "Nothing waits for " + destination.name() + ", and nothing was given up."
                        : again + " tried again for " + destination.name()
                                + ". /admin deliveries shows what comes of it."));
    }

    /** Those that the words name, several where they are not clear; without words, the one here, or the only one. */
    private static List<Destination> meant(CommandRequest request, List<Destination> theirs) {
        var named = request.option("channel");
        if (named.isPresent()) {
            var words = named.get().strip();
            return theirs.stream().filter(it -> isNamed(it, words)).toList();
        }
        var here = theirs.stream()
                .filter(it -> it.channel().equals(request.where()))
                .toList();
        return here.isEmpty() ? theirs : here;
    }

    private static boolean isNamed(Destination destination, String words) {
        return plain(destination.name()).equalsIgnoreCase(plain(words))
                || number(destination).equals(words.replaceAll("[<#>]", ""));
    }

    private static String plain(String name) {
        return name.startsWith("#") ? name.substring(1) : name;
    }

    /** What tells it from all others; the topics of a group have the group's number in common. */
    private static String number(Destination destination) {
        var channel = destination.channel();
        return channel.topic() == null ? channel.id() : channel.id() + "/" + channel.topic();
    }
}
