package afterword.playground.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What changes or removes a message. */
final class EditMethods {
    private static final Duration DELETABLE = Duration.ofDays(2);

    private final World world;
    private final ChatAccess access;
    private final Posting posting;
    private final MessageJson messages;

    EditMethods(Parts parts) {
        world = parts.world();
        access = parts.access();
        posting = parts.posting();
        messages = parts.messages();
    }

    Map<String, ApiMethod> all() {
        return Map.of(
                "editMessageText", this::editText,
                "editMessageCaption", this::editCaption,
                "editMessageReplyMarkup", this::editMarkup,
                "deleteMessage", this::delete,
                "deleteMessages", this::deleteMany);
    }

    private JsonNode editText(ApiCall call) {
        var arguments = call.arguments();
        var text = EntityCheck.text(arguments);
        var preview = arguments.object("link_preview_options", "link preview options");
        var markup = Markups.forEdit(arguments);
        var message = editable(arguments);
        if (!(message.content instanceof Content.Text)) {
            throw ApiException.badRequest("there is no text in the message to edit");
        }
        return change(message, new Content.Text(text, preview), markup);
    }

    private JsonNode editCaption(ApiCall call) {
        var arguments = call.arguments();
        var caption = EntityCheck.caption(arguments);
        var markup = Markups.forEdit(arguments);
        var message = editable(arguments);
        if (!(message.content instanceof Content.Media(var kind, var source, var _, var _))) {
            throw ApiException.badRequest("there is no caption in the message to edit");
        }
        var above = arguments.flag("show_caption_above_media");
        return change(message, new Content.Media(kind, source, caption, above), markup);
    }

    private JsonNode editMarkup(ApiCall call) {
        var markup = Markups.forEdit(call.arguments());
        var message = editable(call.arguments());
        return change(message, message.content, markup);
    }

    private Message editable(Arguments arguments) {
        if (arguments.has("inline_message_id")) {
            throw ApiException.badRequest("MESSAGE_ID_INVALID");
        }
        var message = access.message(arguments, "message to edit", ChatAccess.Wish.EDIT);
        var foreign = message.sender.actor() != world.bot.id || message.isAutomaticForward();
        var mayEditForeign =
                message.chat.isChannel() && world.botIn(message.chat).may(Right.EDIT_MESSAGES);
        var keyboard = message.markup;
        if (message.isService()
                || message.forward != null
                || message.chat.migratedTo != null
                || (foreign && !mayEditForeign)
                || (keyboard != null && !keyboard.has("inline_keyboard"))) {
            throw ApiException.badRequest("message can't be edited");
        }
        if (message.chat.isChannel() && !foreign) {
            access.checkMayPost(message.chat);
        }
        return message;
    }

    private JsonNode change(Message message, Content content, @Nullable ObjectNode markup) {
        if (content.equals(message.content) && Objects.equals(markup, message.markup)) {
            throw ApiException.badRequest("message is not modified: specified new message content and reply markup are"
                    + " exactly the same as a current content and reply markup of the message");
        }
        posting.change(message, content, markup);
        return messages.message(message);
    }

    private JsonNode delete(ApiCall call) {
        var arguments = call.arguments();
        if (arguments.number("message_id", 0) == 0) {
            throw ApiException.badRequest("message identifier is not specified");
        }
        var message = access.message(arguments, "message to delete", ChatAccess.Wish.WRITE);
        checkDeletable(message);
        posting.remove(message);
        return ApiMethod.TRUE;
    }

    private JsonNode deleteMany(ApiCall call) {
        var ids = call.arguments().json("message_ids", "message_ids");
        if (!ids.isArray() || ids.isEmpty()) {
            throw ApiException.badRequest("message identifiers are not specified");
        }
        if (ids.size() > 100) {
            throw ApiException.badRequest("too many message identifiers specified");
        }
        var chat = access.chat(call.arguments(), ChatAccess.Wish.WRITE);
        for (var id : ids) {
            var message = chat.messages.get(id.asInt());
            if (message != null) {
                checkDeletable(message);
                posting.remove(message);
            }
        }
        return ApiMethod.TRUE;
    }

    private void checkDeletable(Message message) {
        var chat = message.chat;
        var age = Duration.between(message.date, world.time.instant());
        if (age.compareTo(DELETABLE) >= 0 || opensSomething(message) || !mayDelete(chat, message)) {
            throw ApiException.badRequest("message can't be deleted");
        }
    }

    private static boolean opensSomething(Message message) {
        return message.content instanceof Content.Service(var fields)
                && (fields.has("forum_topic_created") || fields.has("migrate_from_chat_id"));
    }

    private boolean mayDelete(Chat chat, Message message) {
        var bot = world.botIn(chat);
        var own = message.sender.actor() == world.bot.id && !message.isAutomaticForward();
        return switch (chat.kind) {
            case PRIVATE -> true;
            case GROUP -> own || bot.status().leads();
            case SUPERGROUP -> own || bot.may(Right.DELETE_MESSAGES);
            case CHANNEL -> (own && bot.may(Right.POST_MESSAGES)) || bot.may(Right.DELETE_MESSAGES);
        };
    }
}
