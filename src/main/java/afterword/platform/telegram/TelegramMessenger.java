package afterword.platform.telegram;

import afterword.chat.Action;
import afterword.chat.LookBack;
import afterword.chat.MessageRef;
import afterword.chat.Messenger;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import java.time.Instant;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.pinnedmessages.PinChatMessage;
import org.telegram.telegrambots.meta.api.methods.reactions.SetMessageReaction;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeEmoji;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** Sends, edits, deletes and reacts, one call for one action; Telegram neither de-duplicates nor can be read back. */
final class TelegramMessenger implements Messenger {
    private final TelegramApi api;

    TelegramMessenger(TelegramApi api) {
        this.api = api;
    }

    @Override
    public Platform platform() {
        return Platform.TELEGRAM;
    }

    @Override
    public SendResult perform(Action action, String key) {
        try {
            return switch (action) {
                case Action.Send send -> sent(send);
                case Action.Edit edit -> edited(edit);
                case Action.Delete(var message, var _) -> deleted(message);
                case Action.React(var message, var emoji) -> reacted(message, emoji);
                case Action.Pin(var message) -> pinned(message);
                case Action.SendToForum _, Action.OpenThread _, Action.Crosspost _ ->
                    new SendResult.Rejected(
                            "Telegram has no " + action.getClass().getSimpleName());
            };
        } catch (TelegramApiException e) {
            return TelegramErrors.outcome(e, action.channel());
        } catch (NumberFormatException e) {
            return new SendResult.Rejected("not an id of Telegram's: " + e.getMessage());
        }
    }

    @Override
    public boolean deduplicates(Action action) {
        return false;
    }

    @Override
    public LookBack lookBack(Action action, Instant since) {
        return new LookBack.Impossible();
    }

    private SendResult sent(Action.Send send) throws TelegramApiException {
        var message = api.call(Outgoing.of(send.message()).send(send.channel(), send.silent()));
        return new SendResult.Sent(
                new MessageRef(send.channel(), message.getMessageId().toString()));
    }

    private SendResult edited(Action.Edit edit) throws TelegramApiException {
        try {
            api.call(Outgoing.of(edit.updated()).edit(edit.message()));
        } catch (TelegramApiException e) {
            if (!TelegramErrors.says(e, "message is not modified")) {
                throw e;
            }
        }
        return new SendResult.Sent(edit.message());
    }

    private SendResult deleted(MessageRef message) throws TelegramApiException {
        try {
            api.call(new DeleteMessage(message.channel().id(), Integer.valueOf(message.id())));
        } catch (TelegramApiException e) {
            if (TelegramErrors.says(e, "message can't be deleted")) {
                return new SendResult.Rejected(TelegramErrors.words(e));
            }
            if (!TelegramErrors.says(e, "message to delete not found")) {
                throw e;
            }
        }
        return new SendResult.Sent(message);
    }

    private SendResult pinned(MessageRef message) throws TelegramApiException {
        var pin = new PinChatMessage(message.channel().id(), Integer.valueOf(message.id()));
        // The post itself was the notification.
        pin.setDisableNotification(true);
        try {
            api.call(pin);
        } catch (TelegramApiException e) {
            if (TelegramErrors.says(e, "not enough rights")) {
                return new SendResult.Rejected(
                        TelegramErrors.words(e) + ": grant Pin Messages (in a channel Edit Messages)");
            }
            if (!TelegramErrors.says(e, "is not modified")) {
                throw e;
            }
        }
        return new SendResult.Sent(message);
    }

    private SendResult reacted(MessageRef message, String emoji) throws TelegramApiException {
        var reaction = new SetMessageReaction(message.channel().id(), Integer.valueOf(message.id()));
        reaction.setReactionTypes(List.of(new ReactionTypeEmoji(Emoji.bare(emoji))));
        api.call(reaction);
        return new SendResult.Sent(message);
    }
}
