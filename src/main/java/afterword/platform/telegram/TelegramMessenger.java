package afterword.platform.telegram;

import afterword.chat.Action;
import afterword.chat.LookBack;
import afterword.chat.Messenger;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import java.time.Instant;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.reactions.SetMessageReaction;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeEmoji;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** Sends to Telegram: one request for each action, never repeated here. */
final class TelegramMessenger implements Messenger {
    private final TelegramClient client;

    TelegramMessenger(TelegramClient client) {
        this.client = client;
    }

    @Override
    public Platform platform() {
        return Platform.TELEGRAM;
    }

    @Override
    public boolean deduplicates(Action action) {
        return false;
    }

    @Override
    public LookBack lookBack(Action action, Instant since) {
        return new LookBack.Impossible();
    }

    @Override
    public SendResult perform(Action action, String key) {
        try {
            return switch (action) {
                case Action.Send(var channel, var message, var silent) -> {
                    var sent = client.execute(TelegramCalls.send(channel, message, silent));
                    yield new SendResult.Sent(TelegramCalls.message(channel, sent.getMessageId()));
                }
                case Action.Edit(var target, var message) -> {
                    var _ = client.execute(TelegramCalls.edit(target, message));
                    yield new SendResult.Sent(target);
                }
                case Action.Delete(var target, var _) -> {
                    var _ = client.execute(new DeleteMessage(target.channel().id(), Integer.valueOf(target.id())));
                    yield new SendResult.Sent(target);
                }
                case Action.React(var target, var emoji) -> {
                    var reaction = new SetMessageReaction(target.channel().id(), Integer.valueOf(target.id()));
                    reaction.setReactionTypes(List.of(new ReactionTypeEmoji("emoji", emoji)));
                    var _ = client.execute(reaction);
                    yield new SendResult.Sent(target);
                }
                case Action.SendToForum _, Action.OpenThread _, Action.Crosspost _ ->
                    new SendResult.Rejected("Telegram has nothing of the kind");
            };
        } catch (TelegramApiException e) {
            return TelegramErrors.result(action, e);
        }
    }
}
