package afterword.platform.discord;

import afterword.chat.Connection;
import afterword.chat.Directory;
import afterword.chat.History;
import afterword.chat.Inbound;
import afterword.chat.Messenger;
import afterword.command.Commands;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Discord as one of the port's platforms. Building it starts nothing but waiting threads; {@link Connection#start()} connects. */
public final class DiscordPlatform {
    private final DiscordConnection connection;
    private final DiscordMessenger messenger;
    private final DiscordDirectory directory;
    private final DiscordHistory history;

    /**
     * @param commands asked whenever they are needed, first after the connection stands
     * @param inbound told what happens, from several threads at once, each channel's events in order
     */
    public DiscordPlatform(DiscordSettings settings, Supplier<Commands> commands, Inbound inbound, InstantSource time) {
        var line = new DiscordLine();
        var channels = new Channels();
        var happenings = new Happenings(time);
        var lanes = new InboundLanes(inbound, happenings.name(0));
        var renderer = new DiscordRenderer(message -> channels.address(line.current(), message));
        var webhooks = new Webhooks();
        directory = new DiscordDirectory(line, channels);
        history = new DiscordHistory(line, channels);
        messenger = new DiscordMessenger(
                line,
                channels,
                new Calls(renderer, new Mirrors(webhooks, renderer), new Threads(channels), new NewTags(time)),
                new DiscordLookBack(line, channels, webhooks, renderer));
        var interactions = new InteractionListener(commands, directory, new Ways(renderer));
        var login = new Login(
                settings,
                List.of(
                        happenings,
                        new CommandRegistration(() -> commands.get().specs()),
                        interactions,
                        new DirectoryListener(directory),
                        new MessageListener(lanes),
                        new ReactionListener(lanes, happenings),
                        new SpaceListener(lanes, happenings)));
        connection = new DiscordConnection(line, login, lanes, happenings);
    }

    /** The line; closing it ends everything here. */
    public Connection connection() {
        return connection;
    }

    public Messenger messenger() {
        return messenger;
    }

    public Directory directory() {
        return directory;
    }

    public History history() {
        return history;
    }
}
