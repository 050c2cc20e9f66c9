package afterword.admin;

import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.Directories;
import afterword.chat.Directory;
import afterword.chat.Platform;
import afterword.chat.RichText;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Gatekeeper;
import afterword.command.Place;
import afterword.command.Reply;
import afterword.destination.Destination;
import afterword.destination.DestinationStore;
import afterword.feed.Feed;
import afterword.feed.FeedStatus;
import afterword.feed.FeedStore;
import java.util.ArrayList;
import java.util.List;

/** Goes through what a first post needs, and says of each whether it stands and, where not, what to do. Changes nothing. */
public final class SetupCommand implements Command {
    private static final int FEEDS_NAMED = 3;
    private static final CommandSpec SPEC = new CommandSpec(
            "setup",
            "What is set up here, what is missing, and what to do about it",
            Access.ADMIN,
            Place.ANYWHERE,
            List.of());

    private final FeedStore feeds;
    private final DestinationStore destinations;
    private final Directories directories;
    private final Gatekeeper gatekeeper;

    public SetupCommand(
            FeedStore feeds, DestinationStore destinations, Directories directories, Gatekeeper gatekeeper) {
        this.feeds = feeds;
        this.destinations = destinations;
        this.directories = directories;
        this.gatekeeper = gatekeeper;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        var steps = new Steps();
        readers(steps, request);
        blogs(steps);
        channels(steps, request);
        for (var platform : Platform.values()) {
            if (request.space() == null || platform == request.who().person().platform()) {
                directories.of(platform).flatMap(Directory::limitation).ifPresent(steps::missing);
            }
        }
        return Reply.of(RichText.lines(steps.summed()));
    }

    private void readers(Steps steps, CommandRequest request) {
        if (request.space() != null) {
            steps.done("I am let in here.");
        } else if (gatekeeper.owns(request.who().person())) {
            steps.done("You are an owner. In each server, group or topic say /admit once, and then /channel add.");
        }
    }

    private void blogs(Steps steps) {
        var followed = feeds.list();
        if (followed.isEmpty()) {
            steps.missing("No feed is followed. Say /feed add and your blog's address.");
            return;
        }
        steps.done(followed.size() == 1 ? "One feed is followed." : followed.size() + " feeds are followed.");
        followed.stream().filter(SetupCommand::isInTrouble).limit(FEEDS_NAMED).forEach(feed -> {
            var error = feed.poll().health().lastError();
            steps.missing(name(feed) + " cannot be read: "
                    + (error == null ? "it says that it is gone for good." : error) + " /feed list says more.");
        });
    }

    private static boolean isInTrouble(Feed feed) {
        return feed.status() == FeedStatus.GONE || feed.poll().health().failures() > 0;
    }

    private static String name(Feed feed) {
        return feed.title().isBlank() ? feed.url().toString() : feed.title();
    }

    private void channels(Steps steps, CommandRequest request) {
        var shown = shown(request);
        if (shown.isEmpty()) {
            steps.missing("No channel " + (request.space() == null ? "" : "here ")
                    + "gets articles. Say /channel add in the one that shall get them.");
        }
        shown.forEach(destination -> channel(steps, destination));
    }

    private List<Destination> shown(CommandRequest request) {
        var space = request.space();
        var person = request.who().person();
        return space != null
                ? destinations.in(space)
                : destinations.all().stream()
                        .filter(it -> gatekeeper.oversees(person, it.channel()))
                        .toList();
    }

    private void channel(Steps steps, Destination destination) {
        var directory = directories.of(destination.channel().platform());
        var name = destination.name() + " ("
                + destination.channel().platform().label() + " "
                + destination.kind().label() + ")";
        if (directory.isEmpty()) {
            steps.missing(name + " gets nothing: I run without "
                    + destination.channel().platform().label() + ".");
            return;
        }
        var lacks = directory.get().missingRights(destination.channel());
        var because = destination.suspendedBecause();
        if (because != null) {
            steps.missing(name + " is paused, because " + because + ".");
        } else if (lacks.isEmpty()) {
            steps.done(name + " gets new articles.");
        } else {
            steps.missing(name + " gets new articles, but there I lack:");
        }
        lacks.forEach(steps::detail);
        if (destination.kind() == ChannelKind.TELEGRAM_CHANNEL
                && directory
                        .get()
                        .channel(destination.channel())
                        .map(ChannelInfo::discussion)
                        .isEmpty()) {
            steps.missing("Nobody can comment in " + destination.name()
                    + ": link a discussion group to it in the channel's settings, and make me an administrator there.");
        }
    }

    /** The lines of the answer, and how many of them ask for something. */
    private static final class Steps {
        private final List<RichText> lines = new ArrayList<>();
        private int missing;

        void done(String sentence) {
            lines.add(RichText.plain("✓ " + sentence));
        }

        void missing(String sentence) {
            missing++;
            lines.add(RichText.plain("✗ " + sentence));
        }

        void detail(String words) {
            lines.add(RichText.plain("   • " + words));
        }

        List<RichText> summed() {
            lines.add(RichText.plain(
                    missing == 0
                            ? "Nothing is missing: the next article is posted by itself."
                            : "What is marked ✗ needs you; say /setup again afterwards."));
            return lines;
        }
    }
}
