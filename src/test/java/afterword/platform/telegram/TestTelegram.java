package afterword.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.chat.ChannelRef;
import afterword.chat.Connection.State;
import afterword.chat.InboundEvent;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.Commands;
import afterword.command.Gatekeeper;
import afterword.command.Option;
import afterword.command.Reply;
import afterword.playground.telegram.Exchange;
import afterword.playground.telegram.LocalTelegram;
import afterword.playground.telegram.LocalTelegramSettings;
import afterword.playground.telegram.TelegramSpec;
import afterword.playground.telegram.View.MessageView;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** The adapter, wired as in the product but for its patience, against a local Telegram. */
final class TestTelegram implements AutoCloseable {
    static final Timing QUICK = new Timing(
            Duration.ofSeconds(50),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMillis(20),
            Duration.ofSeconds(2));

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
    final InstantSource time = now::get;
    final LocalTelegram telegram = new LocalTelegram(time, LocalTelegramSettings.defaults());
    final MemoryInbox inbox = new MemoryInbox();
    final List<InboundEvent> events = new CopyOnWriteArrayList<>();
    final List<ChannelRef> paced = new CopyOnWriteArrayList<>();
    final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    final List<Command> commands = new ArrayList<>();
    final AtomicReference<TelegramSettings> settings = new AtomicReference<>();
    final AtomicReference<TelegramPlatform> platform = new AtomicReference<>();

    private final List<TelegramSpec> spec;

    TestTelegram() {
        telegram.onExchange(exchanges::add);
        spec = TelegramSpec.attachIfAvailable(telegram).stream().toList();
        telegram.start();
        settings.set(new TelegramSettings(telegram.token(), URI.create(telegram.url())));
        commands.add(TestCommand.of("help", Access.ANYONE_ANYWHERE, _ -> Reply.of("Here is help")));
        commands.add(TestCommand.of(
                "latest",
                Access.MEMBER,
                request -> Reply.of("Latest " + request.option("topic").orElse("of all")),
                Option.optional("topic", Option.Type.TEXT, "A topic")));
    }

    /** Wires the adapter and waits until it is connected. */
    TestTelegram connect() {
        wire().connection().start();
        await().until(() -> state() instanceof State.Connected);
        return this;
    }

    TelegramPlatform wire() {
        var wired = new TelegramPlatform(
                settings.get(), new Commands(commands, new OpenDoor()), events::add, inbox, paced::add, time, QUICK);
        platform.set(wired);
        return wired;
    }

    State state() {
        return platform.get().connection().state();
    }

    <T extends InboundEvent> T event(Class<T> kind) {
        await().until(() -> events.stream().anyMatch(kind::isInstance));
        return kind.cast(events.stream().filter(kind::isInstance).findFirst().orElseThrow());
    }

    /** The newest message of a chat, once it is the bot's. */
    MessageView answer(long chat) {
        await().until(() -> {
            var messages = telegram.view().chat(chat).messages();
            return !messages.isEmpty() && messages.getLast().fromBot();
        });
        return telegram.view().chat(chat).messages().getLast();
    }

    List<Exchange> calls(String method) {
        return exchanges.stream().filter(it -> it.method().equals(method)).toList();
    }

    static ChannelRef chat(long id) {
        return new ChannelRef(Platform.TELEGRAM, Long.toString(id));
    }

    static PersonRef person(long id) {
        return new PersonRef(Platform.TELEGRAM, Long.toString(id));
    }

    @Override
    public void close() {
        var wired = platform.get();
        if (wired != null) {
            wired.connection().close();
        }
        telegram.close();
        // Updates are the stand-in's words, and some tests spoil them on purpose.
        assertThat(spec.stream().flatMap(it -> it.violations().stream()))
                .filteredOn(it -> !it.startsWith("getUpdates result"))
                .isEmpty();
    }

    private final class OpenDoor implements Gatekeeper {
        @Override
        public boolean owns(PersonRef person) {
            return false;
        }

        @Override
        public boolean admitted(SpaceRef space) {
            return true;
        }

        @Override
        public boolean mayManage(PersonRef person, ChannelRef channel) {
            return platform.get().directory().mayManage(person, channel);
        }
    }
}
