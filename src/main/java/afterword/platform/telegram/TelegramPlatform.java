package afterword.platform.telegram;

import afterword.chat.Connection;
import afterword.chat.Directory;
import afterword.chat.Inbound;
import afterword.chat.Messenger;
import afterword.chat.Pace;
import afterword.chat.UpdateInbox;
import afterword.command.Commands;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;

/** Telegram as the rest of the bot uses it; does nothing before its connection is started. */
public final class TelegramPlatform {
    private final TelegramConnection connection;
    private final TelegramMessenger messenger;
    private final TelegramDirectory directory;

    /** What the adapter hands on: commands, events, and the inbox that keeps updates until they are handled. */
    public record Inward(Commands commands, Inbound inbound, UpdateInbox inbox) {}

    public TelegramPlatform(TelegramSettings settings, Inward inward, Pace pace) {
        var state = new LineState();
        // A POST that OkHttp repeats on a broken connection is a message said twice.
        var http = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .connectTimeout(Duration.ofSeconds(10))
                .writeTimeout(Duration.ofSeconds(30))
                .readTimeout(Duration.ofSeconds(75))
                .addInterceptor(state)
                .build();
        var url = url(settings);
        var client = new OkHttpTelegramClient(http, settings.token(), url);
        var self = new AtomicReference<Long>();
        var name = new AtomicReference<>("");
        directory = new TelegramDirectory(client, self);
        messenger = new TelegramMessenger(client);
        var answers = new Answers(client, pace);
        var translator = new UpdateTranslator(name::get);
        var worker = new InboxWorker(inward.inbox(), translator, new UpdateHandler(inward, directory, answers));
        connection = new TelegramConnection(
                new TelegramConnection.Wire(http, client, url, settings.token(), state),
                new CommandMenu(client, inward.commands()),
                inward.inbox(),
                worker,
                me -> {
                    self.set(me.getId());
                    name.set(me.getUserName() == null ? "" : me.getUserName());
                });
    }

    private static TelegramUrl url(TelegramSettings settings) {
        var api = settings.apiUrl();
        var port = api.getPort() >= 0 ? api.getPort() : api.getScheme().equals("http") ? 80 : 443;
        return new TelegramUrl(api.getScheme(), api.getHost(), port, false);
    }

    public Connection connection() {
        return connection;
    }

    public Messenger messenger() {
        return messenger;
    }

    public Directory directory() {
        return directory;
    }
}
