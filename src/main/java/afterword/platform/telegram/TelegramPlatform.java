package afterword.platform.telegram;

import afterword.chat.Connection;
import afterword.chat.Directory;
import afterword.chat.Inbound;
import afterword.chat.Messenger;
import afterword.chat.Pace;
import afterword.chat.UpdateInbox;
import afterword.command.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/**
 * Telegram behind the port. Nothing happens before {@link Connection#start}, except that messenger and directory may be
 * used; all end with {@link Connection#close}.
 */
public final class TelegramPlatform {
    private final Connection connection;
    private final Messenger messenger;
    private final Directory directory;

    public TelegramPlatform(
            TelegramSettings settings,
            Commands commands,
            Inbound inbound,
            UpdateInbox inbox,
            Pace pace,
            InstantSource time) {
        this(settings, commands, inbound, inbox, pace, time, Timing.USUAL);
    }

    TelegramPlatform(
            TelegramSettings settings,
            Commands commands,
            Inbound inbound,
            UpdateInbox inbox,
            Pace pace,
            InstantSource time,
            Timing timing) {
        var stop = new StopSignal();
        var api = new TelegramApi(settings, timing);
        var facts = new ChatFacts(api, pace, stop, time);
        var handler = new IncomingHandler(
                new UpdateDecoder(api.mapper()), commands, inbound, new Answers(api, pace, stop), facts);
        var worker = new UpdateWorker(inbox, handler, timing, time);
        var parts = new TelegramConnection.Parts(api, stop, worker, handler, new CommandMenu(api, commands.specs()));
        connection = new TelegramConnection(parts, inbox, inbound, timing, time);
        messenger = new TelegramMessenger(api);
        directory = new TelegramDirectory(facts, new OwnAccount(api));
    }

    /** The line: receives until closed. */
    public Connection connection() {
        return connection;
    }

    /** Acts on Telegram; works as soon as Telegram can be reached, whether or not updates are being received. */
    public Messenger messenger() {
        return messenger;
    }

    /** Looks chats and rights up. */
    public Directory directory() {
        return directory;
    }

    /** The bot's account, asked for when first needed. */
    private static final class OwnAccount implements Supplier<Bot> {
        private final TelegramApi api;
        private volatile @Nullable Bot known;

        OwnAccount(TelegramApi api) {
            this.api = api;
        }

        @Override
        public Bot get() {
            var bot = known;
            if (bot == null) {
                try {
                    bot = Bot.of(api.call(new GetMe()));
                } catch (TelegramApiException e) {
                    throw new UncheckedIOException(
                            "Telegram did not say who the bot is", new IOException(TelegramErrors.words(e), e));
                }
                known = bot;
            }
            return bot;
        }
    }
}
