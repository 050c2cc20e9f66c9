package afterword.destination;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.ArticleCards;
import afterword.chat.Author;
import afterword.chat.Button;
import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.Directories;
import afterword.chat.Directory;
import afterword.chat.Extra;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.Commands;
import afterword.command.OpenDoor;
import afterword.command.Reply;
import afterword.poll.Tallies;
import afterword.storage.SqliteStorage;
import afterword.storage.StoredBlog;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What admins can say about a group and a forum that get articles, over the real database. */
final class ChannelDesk implements AutoCloseable {
    static final ChannelRef GROUP = new ChannelRef(Platform.TELEGRAM, "-100500");
    static final ChannelRef FORUM = new ChannelRef(Platform.DISCORD, "50000");
    static final PersonRef MIRA = new PersonRef(Platform.TELEGRAM, "7");

    final SqliteStorage storage;
    ChannelRef where = GROUP;
    boolean forms;
    private final Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private final StoredBlog blog;
    private final Commands commands;
    private int wakes;

    ChannelDesk(Path folder) {
        storage = SqliteStorage.open(folder.resolve("test.db"), () -> now);
        var telegram = new Places(GROUP, ChannelKind.TELEGRAM_GROUP);
        var discord = new Places(FORUM, ChannelKind.DISCORD_FORUM);
        var directories = new Directories();
        directories.add(telegram);
        directories.add(discord);
        var all = new OpenDoor(true);
        var settings = storage.destinationSettings();
        var articles = storage.articles();
        var target = new DestinationTarget(storage.destinations(), directories, all);
        Runnable owed = () -> wakes++;
        var cards = new ArticleCards(new Tallies(storage.polls()), Locale.ENGLISH, ZoneOffset.UTC);
        commands = new Commands(
                List.of(
                        new SetChannelCommand(target, settings, () -> now, owed),
                        new FilterChannelCommand(target, settings, articles),
                        new TemplateChannelCommand(target, settings, articles, cards),
                        new ScheduleChannelCommand(target, settings, ZoneOffset.UTC, () -> now, owed),
                        new PreviewChannelCommand(target, settings, articles),
                        new TestChannelCommand(target, settings, articles, () -> now, owed)),
                all);
        blog = new StoredBlog(storage, now);
        for (var place : List.of(telegram, discord)) {
            assertThat(storage.destinations().add(place.info, 0, now).isNew()).isTrue();
        }
    }

    Instant now() {
        return now;
    }

    /** How often it was said that something is owed. */
    int wakes() {
        return wakes;
    }

    /** The words of the answer. */
    String say(String line) {
        return switch (answer(line)) {
            case Reply.Message(var text, var _) -> text.text();
            case Reply.Document(var text, var _, var _) -> text.text();
            case Reply.Refusal(var text) -> text.text();
            case Reply.Form form -> form.title();
        };
    }

    Reply answer(String line) {
        return commands.runLine(line, this::request);
    }

    /** What is offered for an option while one types. */
    List<String> offered(String option, Map<String, String> options) {
        return commands.complete(request("channel set", options), option).stream()
                .map(Command.Completion::value)
                .toList();
    }

    private CommandRequest request(String name, Map<String, String> options) {
        var space = where.person().isPresent() ? null : new SpaceRef(where.platform(), "900");
        return new CommandRequest("1", name, new Author(MIRA, "Mira", false), where, space, options, forms, null);
    }

    /** The command line behind a button. */
    static String line(Reply.Message reply, String label) {
        return reply.buttons().stream()
                .filter(it -> it.label().equals(label))
                .map(it -> ((Button.Run) it).commandLine())
                .findFirst()
                .orElseThrow();
    }

    @Nullable
    String template() {
        return storage.destinationSettings()
                .of(storage.destinations().at(GROUP).orElseThrow().id())
                .template();
    }

    /** New articles, each with its category, as in {@code Title/Guides}. */
    void publish(String... titles) {
        var items = new StringBuilder();
        for (var title : titles) {
            var parts = title.split("/", 2);
            items.append("<item><title>").append(parts[0]).append("</title><link>https://blog.example.org/");
            items.append(parts[0]).append("</link><category>").append(parts[1]).append("</category></item>");
        }
        assertThat(blog.take(items.toString(), false, now)).isEqualTo(titles.length);
    }

    @Override
    public void close() {
        storage.close();
    }

    /** A platform with one channel, where the rights for extras are missing. */
    private static final class Places implements Directory {
        private final ChannelInfo info;

        Places(ChannelRef channel, ChannelKind kind) {
            info = new ChannelInfo(channel, new SpaceRef(channel.platform(), "900"), "Readers", kind, null);
        }

        @Override
        public Platform platform() {
            return info.channel().platform();
        }

        @Override
        public Optional<ChannelInfo> channel(ChannelRef channel) {
            return channel.equals(info.channel()) ? Optional.of(info) : Optional.empty();
        }

        @Override
        public Optional<ChannelInfo> find(String words) {
            return words.equals(info.channel().id()) ? Optional.of(info) : Optional.empty();
        }

        @Override
        public boolean mayManage(PersonRef person, ChannelRef channel) {
            return true;
        }

        @Override
        public List<String> missingRights(ChannelRef channel) {
            return missingRights(channel, Set.of());
        }

        @Override
        public List<String> missingRights(ChannelRef channel, Set<Extra> extras) {
            return extras.stream().map(it -> "the right to " + it).toList();
        }
    }
}
