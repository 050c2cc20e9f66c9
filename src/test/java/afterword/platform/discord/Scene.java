package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.Card;
import afterword.chat.ChannelRef;
import afterword.chat.Connection;
import afterword.chat.InboundEvent;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.RichText;
import afterword.chat.SendResult;
import afterword.command.Command;
import afterword.command.Commands;
import afterword.command.OpenDoor;
import afterword.playground.discord.DiscordSpec;
import afterword.playground.discord.DiscordView.ChannelView;
import afterword.playground.discord.DiscordView.MessageView;
import afterword.playground.discord.Exchange;
import afterword.playground.discord.LocalDiscord;
import afterword.playground.discord.LocalDiscordSettings;
import afterword.playground.discord.People;
import afterword.playground.discord.Places;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The adapter, wired as the application wires it, on a local Discord with one guild. */
final class Scene implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(15);
    static final Card CARD = card("All about it");

    final LocalDiscord discord;
    final Places places;
    final People people;
    final long guild;
    final long text;
    final long news;
    final long forum;
    final long ada;
    final List<InboundEvent> events = new CopyOnWriteArrayList<>();
    final List<Exchange.Rest> calls = new CopyOnWriteArrayList<>();
    final DiscordPlatform platform;
    private final Commands registered;
    private final Optional<DiscordSpec> spec;

    Scene(LocalDiscordSettings settings, String token, List<Command> commands) {
        discord = new LocalDiscord(InstantSource.system(), settings);
        spec = DiscordSpec.attachIfAvailable(discord);
        discord.onExchange(it -> {
            if (it instanceof Exchange.Rest rest) {
                calls.add(rest);
            }
        });
        places = discord.places();
        people = discord.people();
        guild = places.addGuild("Readers", "Olga");
        text = places.addChannel(guild, "articles");
        news = places.addAnnouncementChannel(guild, "news");
        forum = places.addForum(guild, "talk", List.of("Guides", "Reviews", "AI Tools"));
        ada = places.addMember(guild, "Ada");
        var _ = discord.start();
        registered = new Commands(commands, new OpenDoor(false));
        platform = platform(token);
    }

    /** The same bot once more, as after a restart; not started. */
    DiscordPlatform anotherPlatform() {
        return platform(discord.token());
    }

    private DiscordPlatform platform(String token) {
        return new DiscordPlatform(
                new DiscordSettings(
                        new BotToken(token), URI.create(discord.restUrl()), URI.create(discord.gatewayUrl())),
                () -> registered,
                events::add,
                InstantSource.system());
    }

    /** Connected. */
    static Scene connected() {
        return connected(List.of());
    }

    static Scene connected(List<Command> commands) {
        var settings = LocalDiscordSettings.defaults();
        var scene = new Scene(settings, settings.token(), commands);
        scene.platform.connection().start();
        scene.awaitConnected();
        return scene;
    }

    void awaitConnected() {
        until(() -> platform.connection().state() instanceof Connection.State.Connected);
    }

    /** A new text channel, of which the bot has heard. */
    long newChannel() {
        return heardOf(places.addChannel(guild, "talk"));
    }

    /** Waits until the bot has heard of the channel, and so of everything before it. */
    long heardOf(long channel) {
        until(() -> platform.directory().channel(channel(channel)).isPresent());
        return channel;
    }

    static void until(Callable<Boolean> condition) {
        Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(SOON).until(condition);
    }

    SendResult perform(Action action) {
        return platform.messenger().perform(action, "key-" + calls.size());
    }

    /** Performs what has to succeed. */
    MessageRef done(Action action) {
        var result = perform(action);
        assertThat(result).isInstanceOf(SendResult.Sent.class);
        return ((SendResult.Sent) result).message();
    }

    MessageRef say(long channel, String words) {
        return done(new Action.Send(channel(channel), text(words), false));
    }

    /** A thread of this name on a new message of the channel. */
    MessageRef openThread(long channel, String name) {
        return done(new Action.OpenThread(say(channel, "starter of " + name), name));
    }

    static Card card(String title) {
        var link = URI.create("https://blog.example.org/all");
        return new Card(title, link, List.of(), List.of(), List.of(), null, null, "Words", null, null, null);
    }

    static OutgoingMessage text(String words) {
        return new OutgoingMessage.Text(RichText.plain(words));
    }

    static OutgoingMessage.Mirror mirror(String author, String words) {
        return new OutgoingMessage.Mirror(author, words, null, null);
    }

    static Action.Send mirror(long channel, String author, String words) {
        return new Action.Send(channel(channel), mirror(author, words), false);
    }

    ChannelView view(long channel) {
        return channels()
                .filter(it -> it.id().equals(Long.toString(channel)))
                .findFirst()
                .orElseThrow();
    }

    /** The thread in which the message is. */
    ChannelView thread(MessageRef message) {
        return channels()
                .flatMap(it -> it.threads().stream())
                .filter(it -> it.id().equals(message.channel().id()))
                .findFirst()
                .orElseThrow();
    }

    private Stream<ChannelView> channels() {
        return discord.view().guilds().getFirst().channels().stream();
    }

    MessageView only(long channel) {
        var all = people.messages(channel);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    List<String> contents(long channel) {
        return people.messages(channel).stream().map(MessageView::content).toList();
    }

    long count(String method, String template) {
        return calls(method, template).count();
    }

    /** The JSON of the latest call of an endpoint. */
    JsonNode lastRequest(String method, String template) {
        var call = calls(method, template).reduce((_, later) -> later).orElseThrow();
        return Objects.requireNonNull(call.requestBody());
    }

    private Stream<Exchange.Rest> calls(String method, String template) {
        return calls.stream()
                .filter(it -> it.method().equals(method) && it.template().equals(template));
    }

    /** The first event of the kind; waits for it. */
    <T extends InboundEvent> T event(Class<T> kind) {
        until(() -> events.stream().anyMatch(kind::isInstance));
        return heard(kind).getFirst();
    }

    <T extends InboundEvent> List<T> heard(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static ChannelRef channel(long id) {
        return new ChannelRef(Platform.DISCORD, Long.toString(id));
    }

    static MessageRef message(long channel, long id) {
        return new MessageRef(channel(channel), Long.toString(id));
    }

    static long channelId(MessageRef message) {
        return Long.parseLong(message.channel().id());
    }

    static PersonRef person(long id) {
        return new PersonRef(Platform.DISCORD, Long.toString(id));
    }

    @Override
    public void close() {
        platform.connection().close();
        discord.close();
        spec.ifPresent(it -> assertThat(it.violations()).isEmpty());
    }
}
