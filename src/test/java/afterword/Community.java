package afterword;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.config.Config;
import afterword.playground.BotAccess;
import afterword.playground.SampleBlog;
import afterword.playground.discord.DiscordSpec;
import afterword.playground.discord.Interaction;
import afterword.playground.discord.LocalDiscord;
import afterword.playground.discord.LocalDiscordSettings;
import afterword.playground.telegram.LocalTelegram;
import afterword.playground.telegram.LocalTelegramSettings;
import afterword.playground.telegram.Right;
import afterword.playground.telegram.TelegramSpec;
import afterword.playground.telegram.View;
import afterword.storage.SqliteStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A blog, a guild and some chats with people in them, and the bot as {@link App} wires it. */
final class Community implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final InstantSource TIME = InstantSource.system();

    private final Path folder;
    private final long guild;
    private final SampleBlog blog = new SampleBlog(TIME);
    private final LocalDiscord discord = new LocalDiscord(TIME, LocalDiscordSettings.defaults());
    private final LocalTelegram telegram = new LocalTelegram(TIME, LocalTelegramSettings.defaults());
    private final long articles;
    private final long forum;
    private final long admin;
    private final long jonas;
    private final long mira;
    private final long lena;
    private final long group;
    private final long channel;
    private final Shown shown;
    private final Optional<DiscordSpec> discordSpec;
    private final Optional<TelegramSpec> telegramSpec;
    private @Nullable SqliteStorage storage;
    private @Nullable App app;
    private final List<Integer> morePorts = new ArrayList<>();

    Community(Path folder) {
        this.folder = folder;
        guild = discord.places().addGuild("Readers", "Mira");
        articles = discord.places().addChannel(guild, "articles");
        forum = discord.places().addForum(guild, "Discussions", SampleBlog.CATEGORIES);
        admin = discord.places().owner(guild);
        jonas = discord.places().addMember(guild, "Jonas");
        var chats = telegram.community();
        mira = chats.addUser("Mira", "mira");
        lena = chats.addUser("Lena", "lena");
        group = chats.addSupergroup("Reading Room", mira);
        channel = chats.addChannel("News", "halftone_news", mira);
        for (var chat : List.of(group, channel)) {
            chats.addMember(chat, lena);
            chats.promote(chat, chats.bot(), Right.all());
        }
        discordSpec = DiscordSpec.attachIfAvailable(discord);
        telegramSpec = TelegramSpec.attachIfAvailable(telegram);
        shown = new Shown(discord, telegram, group, channel);
        discord.start();
        telegram.start();
    }

    /** Lets the bot fetch from another server on this machine; said before it starts. */
    void allowPort(int port) {
        morePorts.add(port);
    }

    private Config allowing(Config config) {
        var fetching = config.fetching();
        var ports = new ArrayList<>(fetching.extraPorts());
        ports.addAll(morePorts);
        return new Config(
                config.storage(),
                config.owners(),
                config.discord(),
                config.telegram(),
                config.feeds(),
                new Config.Fetching(fetching.userAgent(), fetching.allowPrivateAddresses(), ports),
                config.web(),
                config.defaults());
    }

    private BotAccess access() {
        return new BotAccess(
                discord.token(),
                discord.restUrl(),
                discord.gatewayUrl(),
                List.of(Long.toString(admin)),
                telegram.token(),
                telegram.url(),
                List.of(mira),
                blog.feed());
    }

    void startBot() {
        var config = allowing(PlaygroundCommand.config(access(), folder));
        storage = SqliteStorage.open(config.storage().path(), TIME);
        app = new App(config, storage, App.Paces.NONE, TIME);
        assertThat(app.start()).isEmpty();
        Awaitility.await().atMost(PATIENCE).until(() -> discord.view().botOnline());
    }

    /** The process alone, without waiting for it. */
    BotProcess launch(BotProcess.Stop... stops) {
        return BotProcess.start(configFile(), stops);
    }

    /** The same bot in a process of its own, which can be killed; returns when it is there. */
    BotProcess startProcess(BotProcess.Stop... stops) {
        var process = launch(stops);
        try {
            Awaitility.await("the bot comes").atMost(PATIENCE.multipliedBy(3)).until(() -> {
                assertThat(process.isAlive()).as("%s", process.lines()).isTrue();
                return discord.view().botOnline() || process.isStopped();
            });
        } catch (RuntimeException | Error e) {
            process.close();
            throw new AssertionError("The bot did not come: " + process.lines(), e);
        }
        return process;
    }

    private Path configFile() {
        var access = access();
        var file = folder.resolve("config.yml");
        try {
            return Files.writeString(file, """
                    storage: { path: "%s" }
                    owners: { discord: [ "%s" ], telegram: [ %d ] }
                    discord: { token: "%s", api-url: "%s", gateway-url: "%s" }
                    telegram: { token: "%s", api-url: "%s" }
                    feeds: [ { url: "%s", every: 1s } ]
                    fetching: { user-agent: "Afterword test", allow-private-addresses: true, extra-ports: [ %d ] }
                    web: { listen: "127.0.0.1:0" }
                    """.formatted(
                            database(),
                            access.discordOwners().getFirst(),
                            access.telegramOwners().getFirst(),
                            access.discordToken(),
                            access.discordApiUrl(),
                            access.discordGatewayUrl(),
                            access.telegramToken(),
                            access.telegramApiUrl(),
                            access.feed(),
                            access.feed().getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path database() {
        return folder.resolve("afterword.db");
    }

    void stopBot() {
        if (app != null) {
            app.close();
            app = null;
        }
    }

    /** What an admin says once, on both platforms; returns when the feed was read, so that what follows is new. */
    void setUp() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> discord.view().guilds().getFirst().commands().size() > 5);
        firstCommand("admit", Map.of());
        firstCommand("channel add", Map.of());
        firstCommand("channel add", Map.of("channel", Long.toString(forum)));
        telegram.people().start(mira);
        telegram.people().write(group, mira, "/admit", null, null);
        answered(group, "may speak");
        telegram.people().write(group, mira, "/channel add", null, null);
        answered(group, "New articles");
        telegram.people().say(mira, "/admit @halftone_news");
        answered(mira, "may speak");
        telegram.people().say(mira, "/channel add @halftone_news");
        answered(mira, "New articles");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> knownArticles() >= blog.articles().size());
    }

    private int knownArticles() {
        try (var here = SqliteStorage.open(database(), TIME)) {
            return here.articles().newest(100).size();
        }
    }

    /** Said again, as people do, where a machine that is busy with starting lets Discord's three seconds pass. */
    private void firstCommand(String name, Map<String, String> options) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> discord.people()
                                .command(articles, admin, name, options)
                                .await(PATIENCE)
                                .state()
                        == Interaction.State.ANSWERED);
    }

    /** What the guild's owner says in the text channel, answered. */
    Interaction command(String name, Map<String, String> options) {
        var interaction =
                discord.people().command(articles, admin, name, options).await(PATIENCE);
        assertThat(interaction.state()).isEqualTo(Interaction.State.ANSWERED);
        return interaction;
    }

    /** What the bot answers to an admin in the articles' channel. */
    String onDiscord(String name, Map<String, String> options) {
        var said = discord.people().command(articles, admin, name, options).await(PATIENCE);
        assertThat(said.state()).isEqualTo(Interaction.State.ANSWERED);
        return said.text();
    }

    List<String> offeredOnDiscord(String name, Map<String, String> options, String option) {
        return discord.people().autocomplete(articles, admin, name, options, option).await(PATIENCE).choices().stream()
                .map(Interaction.Choice::value)
                .toList();
    }

    /** An admin says something in the group; returns when the bot has answered with these words. */
    void inGroup(String line, String answer) {
        telegram.people().write(group, mira, line, null, null);
        assertThat(answered(group, answer)).isNotNull();
    }

    long discordRole(String name) {
        return discord.places().addRole(guild, name);
    }

    /** The latest of the bot's messages in a chat that holds these words, awaited. */
    View.MessageView answered(long chat, String words) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> telegram.view().chat(chat).messages().stream()
                                .filter(it -> it.fromBot() && it.text().contains(words))
                                .reduce((_, later) -> later),
                        Optional::isPresent)
                .orElseThrow();
    }

    long admin() {
        return admin;
    }

    long mira() {
        return mira;
    }

    SampleBlog blog() {
        return blog;
    }

    LocalDiscord discord() {
        return discord;
    }

    LocalTelegram telegram() {
        return telegram;
    }

    Shown shown() {
        return shown;
    }

    long forum() {
        return forum;
    }

    long jonas() {
        return jonas;
    }

    long lena() {
        return lena;
    }

    long group() {
        return group;
    }

    long channel() {
        return channel;
    }

    long discordMember(String name) {
        return discord.places().addMember(guild, name);
    }

    long telegramMember(String name) {
        var user = telegram.community().addUser(name, null);
        telegram.community().addMember(group, user);
        return user;
    }

    /** Somebody deletes the webhooks through which the bot has written so far. */
    void deleteWebhooks() {
        shown.webhooks().forEach(it -> deleteWebhook(Long.parseLong(it)));
    }

    private void deleteWebhook(long webhook) {
        try {
            discord.people().deleteWebhook(webhook);
        } catch (RuntimeException e) {
            assertThat(e).as("deleted before").hasMessageContaining("Unknown");
        }
    }

    @Override
    public void close() {
        stopBot();
        telegram.close();
        discord.close();
        blog.close();
        // With the platforms' published descriptions at hand, everything said on the wire kept to them.
        discordSpec.ifPresent(spec -> assertThat(spec.violations()).isEmpty());
        telegramSpec.ifPresent(spec -> assertThat(spec.violations()).isEmpty());
    }
}
