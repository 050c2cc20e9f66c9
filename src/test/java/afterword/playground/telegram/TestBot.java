package afterword.playground.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** A running server with the real client library pointed at it. Closing it fails on any deviation from the spec. */
final class TestBot implements AutoCloseable {
    static final List<String> EVERYTHING = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "callback_query",
            "my_chat_member",
            "chat_member",
            "message_reaction",
            "message_reaction_count");

    final MovableTime time = new MovableTime();
    final LocalTelegram telegram;
    final OkHttpClient http =
            new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    final TelegramUrl url;
    final TelegramClient client;
    final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    private final @Nullable TelegramSpec spec;
    private int offset;

    TestBot() {
        this(LocalTelegramSettings.defaults());
    }

    TestBot(LocalTelegramSettings settings) {
        telegram = new LocalTelegram(time, settings);
        telegram.onExchange(exchanges::add);
        spec = TelegramSpec.attachIfAvailable(telegram).orElse(null);
        telegram.start();
        url = new TelegramUrl("http", "127.0.0.1", telegram.port(), false);
        client = new OkHttpTelegramClient(http, telegram.token(), url);
        updates();
    }

    Community community() {
        return telegram.community();
    }

    People people() {
        return telegram.people();
    }

    /** Everything since the last time; the last poll, which finds nothing, confirms what the others brought. */
    List<Update> updates() {
        var all = new ArrayList<Update>();
        while (true) {
            var updates = call(GetUpdates.builder()
                    .offset(offset)
                    .timeout(0)
                    .allowedUpdates(EVERYTHING)
                    .build());
            if (updates.isEmpty()) {
                return all;
            }
            all.addAll(updates);
            offset = updates.getLast().getUpdateId() + 1;
        }
    }

    Update update() {
        var updates = updates();
        assertThat(updates).hasSize(1);
        return updates.getFirst();
    }

    <T extends Serializable> T call(BotApiMethod<T> method) {
        try {
            return client.execute(method);
        } catch (TelegramApiException e) {
            throw new AssertionError(method.getMethod() + " failed", e);
        }
    }

    /** How the server refuses this call. */
    TelegramApiRequestException refusal(BotApiMethod<?> method) {
        return catchThrowableOfType(TelegramApiRequestException.class, () -> client.execute(method));
    }

    Message send(long chat, String text) {
        return call(new SendMessage(Long.toString(chat), text));
    }

    MessageAddress address(Message message) {
        return new MessageAddress(message.getChatId(), message.getMessageId());
    }

    @Override
    public void close() {
        telegram.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        if (spec != null) {
            assertThat(spec.violations()).isEmpty();
        }
    }
}
