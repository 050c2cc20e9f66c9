package afterword.platform.telegram;

import afterword.chat.Button;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.Platform;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** Makes the library's requests of our messages. Pure. */
final class TelegramCalls {
    private TelegramCalls() {}

    static SendMessage send(ChannelRef channel, OutgoingMessage message, boolean silent) {
        var text = TelegramRenderer.render(message);
        var call = new SendMessage(channel.id(), text.text());
        if (!text.entities().isEmpty()) {
            call.setEntities(text.entities());
        }
        if (channel.topic() != null) {
            call.setMessageThreadId(Integer.valueOf(channel.topic()));
        }
        if (silent) {
            call.setDisableNotification(true);
        }
        call.setLinkPreviewOptions(preview(message));
        var answered = answered(message);
        if (answered != null) {
            var reply = new ReplyParameters(Integer.valueOf(answered.id()));
            // The message may have been deleted, which Telegram does not tell bots.
            reply.setAllowSendingWithoutReply(true);
            call.setReplyParameters(reply);
        }
        if (message instanceof OutgoingMessage.Text words && !words.buttons().isEmpty()) {
            call.setReplyMarkup(keyboard(words.buttons()));
        }
        return call;
    }

    static EditMessageText edit(MessageRef target, OutgoingMessage message) {
        var text = TelegramRenderer.render(message);
        var call = EditMessageText.builder().text(text.text()).build();
        call.setChatId(target.channel().id());
        call.setMessageId(Integer.valueOf(target.id()));
        if (!text.entities().isEmpty()) {
            call.setEntities(text.entities());
        }
        call.setLinkPreviewOptions(preview(message));
        if (message instanceof OutgoingMessage.Text words && !words.buttons().isEmpty()) {
            call.setReplyMarkup(keyboard(words.buttons()));
        }
        return call;
    }

    private static @Nullable MessageRef answered(OutgoingMessage message) {
        return switch (message) {
            case OutgoingMessage.Post _ -> null;
            case OutgoingMessage.Text words -> words.replyTo();
            case OutgoingMessage.Mirror mirror -> {
                var parent = mirror.parent();
                yield parent == null ? mirror.post() : parent.message();
            }
        };
    }

    /** A post shows its article large; everything else shows no preview, since its links are other people's or many. */
    private static LinkPreviewOptions preview(OutgoingMessage message) {
        var preview = new LinkPreviewOptions();
        if (message instanceof OutgoingMessage.Post(var card)) {
            URI shown = card.link();
            preview.setUrlField(shown.toString());
            preview.setPreferLargeMedia(true);
            preview.setShowAboveText(card.image() != null);
        } else {
            preview.setIsDisabled(true);
        }
        return preview;
    }

    private static InlineKeyboardMarkup keyboard(List<Button> buttons) {
        var row = new InlineKeyboardRow();
        for (var button : buttons) {
            var key = new InlineKeyboardButton(button.label());
            switch (button) {
                case Button.Run(var _, var line) -> key.setCallbackData(line);
                case Button.Open(var _, var target) -> key.setUrl(target.toString());
            }
            row.add(key);
        }
        return new InlineKeyboardMarkup(List.of(row));
    }

    static MessageRef message(ChannelRef channel, long id) {
        return new MessageRef(channel, Long.toString(id));
    }

    static ChannelRef chat(long id) {
        return new ChannelRef(Platform.TELEGRAM, Long.toString(id));
    }
}
