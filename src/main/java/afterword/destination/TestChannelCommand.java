package afterword.destination;

import afterword.article.ArticleStore;
import afterword.chat.ChannelKind;
import afterword.chat.Directory;
import afterword.chat.Extra;
import afterword.chat.RichText;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Place;
import afterword.command.Reply;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Posts a test message to a destination, or says which right is missing for that. */
public final class TestChannelCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "channel test",
            "Posts a test message here, or says which right I lack",
            Access.ADMIN,
            Place.ANYWHERE,
            List.of(DestinationTarget.OPTION));

    private final DestinationTarget target;
    private final DestinationSettingsStore settings;
    private final ArticleStore articles;
    private final InstantSource time;
    private final Runnable owed;

    /** @param owed told when something new is owed to chat */
    public TestChannelCommand(
            DestinationTarget target,
            DestinationSettingsStore settings,
            ArticleStore articles,
            InstantSource time,
            Runnable owed) {
        this.target = target;
        this.settings = settings;
        this.articles = articles;
        this.time = time;
        this.owed = owed;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        return switch (target.of(request)) {
            case DestinationTarget.Found.Nothing(var sentence) -> Reply.refusal(sentence);
            case DestinationTarget.Found.Here(var destination, var directory) -> test(destination, directory);
        };
    }

    private Reply test(Destination destination, Directory directory) {
        var missing = directory.missingRights(destination.channel(), extras(destination));
        if (!missing.isEmpty()) {
            var lines = new ArrayList<RichText>();
            lines.add(RichText.plain("Nothing was posted. What I lack in " + destination.name() + ":"));
            missing.forEach(right -> lines.add(RichText.plain("• " + right)));
            lines.add(RichText.plain("Please grant it and say /channel test again."));
            return Reply.refusal(RichText.lines(lines).text());
        }
        target.resume(destination, time.instant());
        var article = articles.newest(1).stream().findFirst().map(it -> it.id().value());
        settings.oweTest(destination, article.orElse(0L), time.instant());
        owed.run();
        return Reply.of("No right is missing in " + destination.name()
                + ". A test message is on its way there; it calls nobody, and you may delete it.");
    }

    private Set<Extra> extras(Destination destination) {
        var chosen = settings.of(destination.id());
        var extras = EnumSet.noneOf(Extra.class);
        if (destination.kind() == ChannelKind.DISCORD_FORUM && chosen.tags() == DestinationSettings.Tags.CREATE) {
            extras.add(Extra.CREATE_TAGS);
        }
        if (chosen.pin()) {
            extras.add(Extra.PIN);
        }
        return extras;
    }
}
