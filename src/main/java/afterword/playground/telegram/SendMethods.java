package afterword.playground.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes a new message. */
final class SendMethods {
    private static final Set<String> ACTIONS = Set.of(
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note");

    private final World world;
    private final ChatAccess access;
    private final ReplyTargets replies;
    private final Posting posting;
    private final AutomaticForwards forwards;
    private final MessageJson messages;

    SendMethods(Parts parts) {
        world = parts.world();
        access = parts.access();
        replies = parts.replies();
        posting = parts.posting();
        forwards = parts.forwards();
        messages = parts.messages();
    }

    Map<String, ApiMethod> all() {
        return Map.of(
                "sendMessage", this::sendMessage,
                "sendPhoto", call -> sendMedia(call, Content.MediaKind.PHOTO, "photo"),
                "sendDocument", call -> sendMedia(call, Content.MediaKind.DOCUMENT, "document"),
                "forwardMessage", this::forward,
                "copyMessage", this::copy,
                "sendChatAction", this::chatAction);
    }

    private JsonNode sendMessage(ApiCall call) {
        var arguments = call.arguments();
        var text = EntityCheck.text(arguments);
        var preview = arguments.object("link_preview_options", "link preview options");
        return messages.message(send(call, new Content.Text(text, preview), null));
    }

    private JsonNode sendMedia(ApiCall call, Content.MediaKind kind, String field) {
        var arguments = call.arguments();
        var source = arguments.text(field);
        if (source.isEmpty()) {
            throw ApiException.badRequest("there is no " + field + " in the request");
        }
        if (!source.matches("(?i)(https?://[^\\s/]+\\S*|attach://.+|local-.+)")) {
            throw ApiException.badRequest("wrong remote file identifier specified: Wrong string length");
        }
        var content = new Content.Media(
                kind, source, EntityCheck.caption(arguments), arguments.flag("show_caption_above_media"));
        return messages.message(send(call, content, null));
    }

    private Message send(ApiCall call, Content content, @Nullable Forward forward) {
        var arguments = call.arguments();
        var chat = access.chat(arguments, ChatAccess.Wish.WRITE);
        var topic = access.topic(chat, arguments);
        access.checkMayPost(chat);
        var markup = Markups.forNew(chat, arguments);
        var reply = replies.resolve(chat, topic, arguments);
        var answered = reply == null || reply.message() == null ? null : chat.messages.get(reply.message());
        access.checkOpen(chat, topic == null && answered != null ? answered.thread : topic);
        var draft = new Draft(posting.senderFor(chat, world.bot.id), content, reply, topic, forward, markup);
        var sent = posting.post(chat, draft);
        if (chat.isChannel()) {
            forwards.postedByBot(sent, call);
        }
        return sent;
    }

    private Message source(Arguments arguments, String role) {
        var from = access.chat(arguments.text("from_chat_id"), ChatAccess.Wish.READ);
        var message = access.message(from, arguments.number("message_id", 0), role);
        if (message.isService()) {
            throw ApiException.badRequest("the message can't be " + (role.endsWith("copy") ? "copied" : "forwarded"));
        }
        return message;
    }

    private JsonNode forward(ApiCall call) {
        var original = source(call.arguments(), "message to forward");
        return messages.message(send(call, original.content, new Forward(messages.origin(original), null)));
    }

    private JsonNode copy(ApiCall call) {
        var original = source(call.arguments(), "message to copy");
        var content = original.content;
        if (content instanceof Content.Media(var kind, var source, var _, var above)
                && call.arguments().has("caption")) {
            content = new Content.Media(kind, source, EntityCheck.caption(call.arguments()), above);
        }
        var sent = send(call, content, null);
        return JsonNodeFactory.instance.objectNode().put("message_id", sent.id);
    }

    private JsonNode chatAction(ApiCall call) {
        if (!ACTIONS.contains(call.arguments().text("action"))) {
            throw ApiException.badRequest("wrong parameter action in request");
        }
        access.chat(call.arguments(), ChatAccess.Wish.WRITE);
        return ApiMethod.TRUE;
    }
}
