package afterword.platform.telegram;

import afterword.chat.Card;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/** A message ready for Telegram: what it says, how its links are previewed, what stands under it, what it answers. */
record Outgoing(
        Rendered words,
        @Nullable LinkPreviewOptions preview,
        @Nullable InlineKeyboardMarkup keyboard,
        @Nullable MessageRef replyTo) {
    /** The topic that exists in every forum, which Telegram wants left out. */
    private static final String GENERAL_TOPIC = "1";

    static Outgoing of(OutgoingMessage message) {
        return switch (message) {
            case OutgoingMessage.Post(var card, var look) ->
                new Outgoing(
                        TelegramRenderer.post(card, look.mention()),
                        look.image() ? largePreview(card) : noPreview(),
                        null,
                        null);
            case OutgoingMessage.Digest(var text, var mention) ->
                new Outgoing(TelegramRenderer.digest(text, mention).cut(Rendered.MAX_LENGTH), noPreview(), null, null);
            case OutgoingMessage.Text(var text, var replyTo, var buttons) ->
                new Outgoing(
                        TelegramRenderer.text(text).cut(Rendered.MAX_LENGTH),
                        noPreview(),
                        Keyboard.of(buttons),
                        replyTo);
            case OutgoingMessage.Mirror mirror -> {
                var parent = mirror.parent();
                var answered = parent == null ? mirror.post() : parent.message();
                yield new Outgoing(TelegramRenderer.mirror(mirror), null, null, answered);
            }
        };
    }

    /** Words of the bot itself. */
    static Outgoing words(Rendered words, @Nullable InlineKeyboardMarkup keyboard, @Nullable MessageRef replyTo) {
        return new Outgoing(words, noPreview(), keyboard, replyTo);
    }

    SendMessage send(ChannelRef channel, boolean silent) {
        var send = new SendMessage(channel.id(), words.text());
        send.setEntities(words.entities());
        var topic = channel.topic();
        if (topic != null && !topic.equals(GENERAL_TOPIC)) {
            send.setMessageThreadId(Integer.valueOf(topic));
        }
        if (silent) {
            send.setDisableNotification(true);
        }
        if (preview != null) {
            send.setLinkPreviewOptions(preview);
        }
        if (keyboard != null) {
            send.setReplyMarkup(keyboard);
        }
        send.setReplyParameters(answering(channel));
        return send;
    }

    /** The words under a file. */
    SendDocument document(ChannelRef channel, String name, byte[] content) {
        var send = SendDocument.builder()
                .chatId(channel.id())
                .document(new InputFile(new ByteArrayInputStream(content), name))
                .caption(words.text())
                .captionEntities(words.entities())
                .build();
        var topic = channel.topic();
        if (topic != null && !topic.equals(GENERAL_TOPIC)) {
            send.setMessageThreadId(Integer.valueOf(topic));
        }
        send.setReplyParameters(answering(channel));
        return send;
    }

    /** A message of another chat cannot be answered here. */
    private @Nullable ReplyParameters answering(ChannelRef channel) {
        return replyTo == null || !replyTo.channel().id().equals(channel.id())
                ? null
                : ReplyParameters.builder()
                        .messageId(Integer.valueOf(replyTo.id()))
                        .allowSendingWithoutReply(true)
                        .build();
    }

    EditMessageText edit(MessageRef message) {
        var edit = EditMessageText.builder().text(words.text()).build();
        edit.setChatId(message.channel().id());
        edit.setMessageId(Integer.valueOf(message.id()));
        edit.setEntities(words.entities());
        if (preview != null) {
            edit.setLinkPreviewOptions(preview);
        }
        if (keyboard != null) {
            edit.setReplyMarkup(keyboard);
        }
        return edit;
    }

    private static LinkPreviewOptions largePreview(Card card) {
        var image = card.image();
        return LinkPreviewOptions.builder()
                .urlField((image == null ? card.link() : image).toASCIIString())
                .preferLargeMedia(true)
                .showAboveText(false)
                .build();
    }

    private static LinkPreviewOptions noPreview() {
        return LinkPreviewOptions.builder().isDisabled(true).build();
    }
}
