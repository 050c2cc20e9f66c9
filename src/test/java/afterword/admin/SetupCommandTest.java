package afterword.admin;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Author;
import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.Directories;
import afterword.chat.Directory;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.command.CommandRequest;
import afterword.command.Gatekeeper;
import afterword.command.Reply;
import afterword.feed.FeedId;
import afterword.feed.FeedStatus;
import afterword.storage.SqliteStorage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SetupCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final PersonRef MIRA = new PersonRef(Platform.TELEGRAM, "7");
    private static final ChannelRef CHANNEL = new ChannelRef(Platform.TELEGRAM, "-100500");
    private static final ChannelRef ELSEWHERE = new ChannelRef(Platform.TELEGRAM, "-100900");

    @TempDir
    Path folder;

    private final Chats chats = new Chats();
    private SqliteStorage storage;
    private SetupCommand setup;
    private boolean owner = true;

    @BeforeEach
    void wire() {
        storage = SqliteStorage.open(folder.resolve("test.db"), () -> NOW);
        var directories = new Directories();
        directories.add(chats);
        setup = new SetupCommand(storage.feeds(), storage.destinations(), directories, new Rights());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void saysWhatToDoFirstWhereNothingIsSetUp() {
        assertThat(say(new SpaceRef(Platform.TELEGRAM, "-100500")))
                .containsExactly(
                        "✓ I am let in here.",
                        "✗ No feed is followed. Say /feed add and your blog's address.",
                        "✗ No channel here gets articles. Say /channel add in the one that shall get them.",
                        "What is marked ✗ needs you; say /setup again afterwards.");
    }

    @Test
    void saysThatNothingIsMissingWhereNothingIs() {
        follow();
        add(CHANNEL, ChannelKind.TELEGRAM_GROUP);

        assertThat(say(new SpaceRef(Platform.TELEGRAM, "-100500")))
                .containsExactly(
                        "✓ I am let in here.",
                        "✓ One feed is followed.",
                        "✓ News (Telegram group) gets new articles.",
                        "Nothing is missing: the next article is posted by itself.");
    }

    @Test
    void namesTheRightsThatAreMissingAndWhatHindersTheDiscussion() {
        follow();
        add(CHANNEL, ChannelKind.TELEGRAM_CHANNEL);
        chats.missing.add("Post Messages: for the articles");

        assertThat(say(new SpaceRef(Platform.TELEGRAM, "-100500")))
                .containsSequence(
                        "✗ News (Telegram channel) gets new articles, but there I lack:",
                        "   • Post Messages: for the articles")
                .anyMatch(it -> it.startsWith("✗ Nobody can comment in News: link a discussion group"));
    }

    @Test
    void namesAFeedThatCannotBeReadAndAChannelThatIsPaused() {
        var feed = follow();
        storage.feeds().suspend(feed, FeedStatus.GONE);
        add(CHANNEL, ChannelKind.TELEGRAM_GROUP);
        storage.destinations().suspend(CHANNEL, "the bot was removed", NOW);

        assertThat(say(null))
                .contains(
                        "✗ Blog cannot be read: it says that it is gone for good. /feed list says more.",
                        "✗ News (Telegram group) is paused, because the bot was removed.");
    }

    @Test
    void showsInPrivateOnlyWhatTheAskerMayManage() {
        add(ELSEWHERE, ChannelKind.TELEGRAM_GROUP);
        assertThat(say(null)).anyMatch(it -> it.contains("News"));

        owner = false;

        assertThat(say(null)).noneMatch(it -> it.contains("News"));
    }

    @Test
    void saysWhatThePlatformDoesNotLetTheBotDo() {
        chats.limitation = "The bot cannot read messages.";

        assertThat(say(null)).contains("✗ The bot cannot read messages.");
    }

    private FeedId follow() {
        storage.feeds().add(URI.create("https://blog.example.org/feed"), "Blog", null, NOW);
        return storage.feeds().list().getFirst().id();
    }

    private void add(ChannelRef channel, ChannelKind kind) {
        chats.kind = kind;
        assertThat(storage.destinations().add(chats.info(channel), 0, NOW).isNew())
                .isTrue();
    }

    private List<String> say(@Nullable SpaceRef space) {
        var request = new CommandRequest(
                "1", "setup", new Author(MIRA, "Mira", false), CHANNEL, space, Map.of(), false, null);
        return ((Reply.Message) setup.handle(request)).text().text().lines().toList();
    }

    private final class Rights implements Gatekeeper {
        @Override
        public boolean owns(PersonRef person) {
            return owner;
        }

        @Override
        public boolean admitted(SpaceRef space) {
            return true;
        }

        @Override
        public boolean mayManage(PersonRef person, ChannelRef channel) {
            return channel.equals(CHANNEL);
        }
    }

    private static final class Chats implements Directory {
        private final List<String> missing = new ArrayList<>();
        private ChannelKind kind = ChannelKind.TELEGRAM_GROUP;
        private @Nullable String limitation;

        ChannelInfo info(ChannelRef channel) {
            return new ChannelInfo(channel, new SpaceRef(Platform.TELEGRAM, channel.id()), "News", kind, null);
        }

        @Override
        public Platform platform() {
            return Platform.TELEGRAM;
        }

        @Override
        public Optional<ChannelInfo> channel(ChannelRef channel) {
            return Optional.of(info(channel));
        }

        @Override
        public Optional<ChannelInfo> find(String words) {
            return Optional.empty();
        }

        @Override
        public boolean mayManage(PersonRef person, ChannelRef channel) {
            return true;
        }

        @Override
        public List<String> missingRights(ChannelRef channel) {
            return missing;
        }

        @Override
        public Optional<String> limitation() {
            return Optional.ofNullable(limitation);
        }
    }
}
