package afterword;

import afterword.article.ArticleCards;
import afterword.chat.Directories;
import afterword.command.Command;
import afterword.command.Gatekeeper;
import afterword.destination.AddChannelCommand;
import afterword.destination.DestinationTarget;
import afterword.destination.FilterChannelCommand;
import afterword.destination.ListChannelsCommand;
import afterword.destination.PreviewChannelCommand;
import afterword.destination.RemoveChannelCommand;
import afterword.destination.ScheduleChannelCommand;
import afterword.destination.SetChannelCommand;
import afterword.destination.TemplateChannelCommand;
import afterword.destination.TestChannelCommand;
import afterword.storage.Storage;
import java.time.InstantSource;
import java.util.List;

/** The commands that say where articles go and how. */
final class ChannelCommands {
    private final Storage storage;
    private final ArticleCards cards;
    private final AddChannelCommand.Older older;
    private final InstantSource time;
    private final Runnable owed;

    ChannelCommands(
            Storage storage, ArticleCards cards, AddChannelCommand.Older older, InstantSource time, Runnable owed) {
        this.storage = storage;
        this.cards = cards;
        this.older = older;
        this.time = time;
        this.owed = owed;
    }

    List<Command> of(Directories directories, Gatekeeper rights) {
        var destinations = storage.destinations();
        var settings = storage.destinationSettings();
        var articles = storage.articles();
        var target = new DestinationTarget(destinations, directories, rights);
        return List.of(
                new AddChannelCommand(destinations, directories, rights, time, owed, older),
                new ListChannelsCommand(destinations, rights),
                new SetChannelCommand(target, settings, time, owed),
                new FilterChannelCommand(target, settings, articles),
                new TemplateChannelCommand(target, settings, articles, cards),
                new ScheduleChannelCommand(target, settings, cards.zone(), time, owed),
                new PreviewChannelCommand(target, settings, articles),
                new TestChannelCommand(target, settings, articles, time, owed),
                new RemoveChannelCommand(destinations, directories, rights, time));
    }
}
