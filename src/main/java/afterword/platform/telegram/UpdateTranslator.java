package afterword.platform.telegram;

import afterword.chat.MessageRef;
import afterword.command.CommandSpec;
import java.util.Collection;
import java.util.List;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginChannel;

/** Says what an update means, from the update alone. */
final class UpdateTranslator {
    private static final String PRIVATE = "private";
    private static final String CHANNEL = "channel";

    private final MessageTranslator messages;
    private final CommandReader commands;

    UpdateTranslator(Bot bot, Collection<CommandSpec> specs) {
        messages = new MessageTranslator(bot);
        commands = new CommandReader(bot.username(), specs);
    }

    Incoming translate(Update update) {
        var id = update.getUpdateId();
        if (update.getMessage() != null) {
            return message(update.getMessage(), EventId.of(id, update.getMessage()));
        }
        if (update.getChannelPost() != null) {
            var post = update.getChannelPost();
            return new Incoming.Happened(messages.written(post, EventId.of(id, post)));
        }
        if (update.getEditedMessage() != null) {
            return edited(update.getEditedMessage(), EventId.of(id, update.getEditedMessage()));
        }
        if (update.getEditedChannelPost() != null) {
            return edited(update.getEditedChannelPost(), EventId.of(id, update.getEditedChannelPost()));
        }
        return update.getCallbackQuery() == null ? change(update) : pressed(update.getCallbackQuery(), id);
    }

    private static Incoming change(Update update) {
        var id = update.getUpdateId();
        if (update.getMessageReaction() != null) {
            var reaction = update.getMessageReaction();
            var event = EventId.of(id, reaction.getChat().getId(), reaction.getMessageId(), reaction.getDate());
            return new Incoming.Happened(ReactionTranslator.reacted(reaction, event));
        }
        if (update.getMessageReactionCount() != null) {
            var count = update.getMessageReactionCount();
            var event = EventId.of(id, count.getChat().getId(), count.getMessageId(), count.getDate());
            return new Incoming.Happened(ReactionTranslator.counted(count, event));
        }
        if (update.getMyChatMember() != null) {
            var change = update.getMyChatMember();
            var event = EventId.of(id, change.getChat().getId(), null, change.getDate());
            return new Incoming.Happened(MembershipTranslator.changed(change, event));
        }
        return new Incoming.Happened(List.of());
    }

    private Incoming message(Message message, EventId id) {
        var inPrivate = isPrivate(message);
        var author = Refs.author(message);
        if (author.isEmpty() || Boolean.TRUE.equals(message.getIsAutomaticForward()) || message.getViaBot() != null) {
            return inPrivate ? nothing() : new Incoming.Happened(messages.written(message, id));
        }
        var ask = new Incoming.Ask(
                id.words(),
                author.get(),
                Refs.place(message),
                Refs.message(message),
                MessageTranslator.replyTo(message));
        // What was forwarded is somebody else's words, and runs nothing.
        var typed = message.getText() == null || message.getForwardOrigin() != null
                ? new CommandReader.Read.NoCommand()
                : commands.read(message.getText(), inPrivate);
        return switch (typed) {
            case CommandReader.Read.Ours(var line) when !author.get().bot() -> new Incoming.Typed(ask, line);
            case CommandReader.Read.Ours _, CommandReader.Read.Others _ -> nothing();
            case CommandReader.Read.NoCommand() ->
                inPrivate ? privately(message, ask) : new Incoming.Happened(messages.written(message, id));
        };
    }

    private static Incoming privately(Message message, Incoming.Ask ask) {
        if (message.getForwardOrigin() instanceof MessageOriginChannel origin) {
            return new Incoming.ChannelShown(ask, origin.getChat().getId().toString());
        }
        return MessageWords.of(message).isEmpty() || ask.who().bot() ? nothing() : new Incoming.Chatted(ask);
    }

    private Incoming edited(Message message, EventId id) {
        // A command is not said again by correcting it, nor does it become a comment.
        var text = message.getText();
        var command = text != null
                && !CHANNEL.equals(message.getChat().getType())
                && !(commands.read(text, isPrivate(message)) instanceof CommandReader.Read.NoCommand);
        return isPrivate(message) || command ? nothing() : new Incoming.Happened(messages.edited(message, id));
    }

    private static Incoming pressed(CallbackQuery query, long updateId) {
        var place = query.getMessage();
        var line = query.getData();
        if (place == null || line == null) {
            return nothing();
        }
        var id = EventId.of(updateId, place.getChatId(), place.getMessageId(), null)
                .of(query.getId());
        var channel = place instanceof Message message ? Refs.place(message) : Refs.chat(place.getChatId());
        var under = new MessageRef(channel, place.getMessageId().toString());
        var ask = new Incoming.Ask(id, Refs.author(query.getFrom()), channel, under, null);
        return new Incoming.Pressed(ask, query.getId(), line, place instanceof Message);
    }

    private static boolean isPrivate(Message message) {
        return PRIVATE.equals(message.getChat().getType());
    }

    private static Incoming nothing() {
        return new Incoming.Happened(List.of());
    }
}
