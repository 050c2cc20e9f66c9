package afterword.platform.telegram;

import afterword.chat.ChannelRef;
import afterword.chat.Pace;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChat;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatAdministrators;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.chat.ChatFullInfo;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/**
 * What Telegram says of chats and of their administrators, asked once and kept for a while. Rights are kept for a
 * shorter time, since Telegram tells of changes only where the bot is an administrator itself.
 */
final class ChatFacts {
    private static final int MAX_CHATS = 2_000;
    private static final Duration KEEP_CHAT = Duration.ofMinutes(10);
    private static final Duration KEEP_RIGHTS = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int TRIES = 2;

    private final TelegramApi api;
    private final Pace pace;
    private final StopSignal stop;
    private final Cache<String, Optional<ChatFullInfo>> chats;
    private final Cache<String, Optional<List<ChatMember>>> administrators;
    private final Cache<String, Optional<ChatMember>> ownMembership;

    ChatFacts(TelegramApi api, Pace pace, StopSignal stop, InstantSource time) {
        this.api = api;
        this.pace = pace;
        this.stop = stop;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(time.instant().toEpochMilli());
        chats = cache(ticker, KEEP_CHAT);
        administrators = cache(ticker, KEEP_RIGHTS);
        ownMembership = cache(ticker, KEEP_RIGHTS);
    }

    /** The chat with this id or {@code @name}; empty when it does not exist or does not show itself to the bot. */
    Optional<ChatFullInfo> chat(String id) {
        return kept(chats, id, it -> ask(it, new GetChat(it)));
    }

    /** The administrators; empty where the bot may not know them. */
    List<ChatMember> administrators(String chat) {
        // The library turns what it does not know into null.
        return kept(
                        administrators,
                        chat,
                        it -> ask(it, new GetChatAdministrators(it))
                                .map(members -> members.stream()
                                        .filter(Objects::nonNull)
                                        .toList()))
                .orElse(List.of());
    }

    /** What the bot is in the chat; empty when it is not there. */
    Optional<ChatMember> ownMembership(String chat, Bot bot) {
        return kept(ownMembership, chat, it -> ask(it, new GetChatMember(it, bot.id())));
    }

    /** Forgets what an update shows to be out of date. */
    void forgetWhatChanged(Update update) {
        if (update.getMyChatMember() != null) {
            forget(update.getMyChatMember().getChat().getId());
        }
        if (update.getChatMember() != null) {
            forget(update.getChatMember().getChat().getId());
        }
        var message = update.getMessage() == null ? update.getChannelPost() : update.getMessage();
        if (message != null && changesTheChat(message)) {
            forget(message.getChatId());
        }
    }

    private static boolean changesTheChat(Message message) {
        return message.getNewChatTitle() != null
                || message.getMigrateToChatId() != null
                || message.getMigrateFromChatId() != null
                || message.getLeftChatMember() != null
                || (message.getNewChatMembers() != null
                        && !message.getNewChatMembers().isEmpty());
    }

    private void forget(long chat) {
        var id = Long.toString(chat);
        // A chat may also be kept under its name.
        chats.asMap().values().removeIf(it -> it.isEmpty() || it.get().getId() == chat);
        administrators.invalidate(id);
        ownMembership.invalidate(id);
    }

    private <T extends Serializable> Optional<T> ask(String chat, BotApiMethod<T> question) {
        var channel = new ChannelRef(Platform.TELEGRAM, chat);
        for (var tries = 1; ; tries++) {
            try {
                pace.awaitTurn(channel);
                return Optional.of(api.call(question));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while asking Telegram about " + chat, e);
            } catch (TelegramApiException e) {
                switch (TelegramErrors.outcome(e, channel)) {
                    case SendResult.Gone _, SendResult.Closed _, SendResult.Rejected _, SendResult.Moved _ -> {
                        return Optional.empty();
                    }
                    case SendResult.RetryAfter(var delay, var _, var _) -> {
                        if (tries == TRIES || delay.compareTo(LONGEST_WAIT) > 0 || stop.raisedWithin(delay)) {
                            throw unanswered(chat, e);
                        }
                    }
                    case SendResult.Unknown _, SendResult.Sent _ -> throw unanswered(chat, e);
                }
            }
        }
    }

    private static UncheckedIOException unanswered(String chat, TelegramApiException cause) {
        return new UncheckedIOException(
                "Telegram did not say what it knows of chat " + chat,
                new IOException(TelegramErrors.words(cause), cause));
    }

    /** What is not there may be there next time, so only what was found is kept. */
    private static <T> Optional<T> kept(
            Cache<String, Optional<T>> cache, String key, Function<String, Optional<T>> question) {
        var found = cache.get(key, question);
        if (found.isEmpty()) {
            cache.invalidate(key);
        }
        return found;
    }

    private static <T> Cache<String, Optional<T>> cache(Ticker ticker, Duration keep) {
        return Caffeine.newBuilder()
                .maximumSize(MAX_CHATS)
                .expireAfterWrite(keep)
                .ticker(ticker)
                .build();
    }
}
