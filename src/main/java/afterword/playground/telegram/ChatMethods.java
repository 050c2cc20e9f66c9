package afterword.playground.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** What is known of chats and their people, and what is pinned there. */
final class ChatMethods {
    private final World world;
    private final ChatAccess access;
    private final ChatJson chats;
    private final MessageJson messages;
    private final Posting posting;
    private final Membership membership;

    ChatMethods(Parts parts, Membership membership) {
        world = parts.world();
        access = parts.access();
        chats = parts.chats();
        messages = parts.messages();
        posting = parts.posting();
        this.membership = membership;
    }

    Map<String, ApiMethod> all() {
        return Map.of(
                "getChat", this::getChat,
                "getChatMember", this::member,
                "getChatAdministrators", this::administrators,
                "getChatMemberCount", this::memberCount,
                "leaveChat", this::leave,
                "pinChatMessage", this::pin,
                "unpinChatMessage", this::unpin,
                "unpinAllChatMessages", this::unpinAll,
                "getUserProfilePhotos", this::profilePhotos,
                "getFile", this::file);
    }

    private JsonNode getChat(ApiCall call) {
        var chat = access.chat(call.arguments(), ChatAccess.Wish.READ);
        var json = chats.fullInfo(chat);
        if (!chat.pinned.isEmpty()) {
            var pinned = chat.messages.get(chat.pinned.getLast());
            if (pinned != null) {
                json.set("pinned_message", messages.withoutReply(pinned));
            }
        }
        return json;
    }

    private JsonNode member(ApiCall call) {
        var user = call.arguments().number("user_id", 0);
        if (user <= 0) {
            throw ApiException.badRequest("invalid user_id specified");
        }
        var wish = user == world.bot.id ? ChatAccess.Wish.READ : ChatAccess.Wish.READ_MEMBERS;
        var chat = access.chat(call.arguments(), wish);
        if (!world.accounts.containsKey(user)) {
            throw ApiException.badRequest("user not found");
        }
        if (chat.isPrivate()) {
            return chats.member(chat, Member.of(user, MemberStatus.MEMBER));
        }
        if (chat.isChannel()
                && user != world.bot.id
                && !world.botIn(chat).status().leads()) {
            throw ApiException.badRequest("member list is inaccessible");
        }
        return chats.member(chat, chat.member(user));
    }

    private JsonNode administrators(ApiCall call) {
        var chat = access.chat(call.arguments(), ChatAccess.Wish.READ_MEMBERS);
        if (chat.isPrivate()) {
            throw ApiException.badRequest("there are no administrators in the private chat");
        }
        if (chat.isChannel() && !world.botIn(chat).status().leads()) {
            throw ApiException.badRequest("member list is inaccessible");
        }
        var bots = call.arguments().flag("return_bots");
        return chats.members(
                chat,
                chat.members.values().stream()
                        .filter(it -> it.status().leads())
                        .filter(it -> bots || it.user() == world.bot.id || !world.account(it.user()).bot)
                        .toList());
    }

    private JsonNode memberCount(ApiCall call) {
        var chat = access.chat(call.arguments(), ChatAccess.Wish.READ_MEMBERS);
        var count = chat.members.values().stream()
                .filter(it -> it.status().inChat())
                .count();
        return IntNode.valueOf(chat.isPrivate() ? 2 : (int) count);
    }

    private JsonNode leave(ApiCall call) {
        var chat = access.chat(call.arguments(), ChatAccess.Wish.READ);
        if (chat.isPrivate()) {
            throw ApiException.badRequest("chat member status can't be changed in private chats");
        }
        membership.leave(chat, world.bot.id);
        return ApiMethod.TRUE;
    }

    private JsonNode pin(ApiCall call) {
        var message = access.message(call.arguments(), "message to pin", ChatAccess.Wish.WRITE);
        var chat = message.chat;
        checkMayPin(chat);
        if (message.isService()) {
            throw ApiException.badRequest("service messages can't be pinned");
        }
        chat.pinned.remove(Integer.valueOf(message.id));
        chat.pinned.add(message.id);
        var fields = JsonNodeFactory.instance.objectNode();
        fields.set("pinned_message", messages.withoutReply(message));
        posting.announce(chat, world.bot.id, fields, message.thread);
        return ApiMethod.TRUE;
    }

    private JsonNode unpin(ApiCall call) {
        var chat = access.chat(call.arguments(), ChatAccess.Wish.WRITE);
        checkMayPin(chat);
        var id = (int) call.arguments().number("message_id", 0);
        if (id == 0 && !chat.pinned.isEmpty()) {
            chat.pinned.removeLast();
        } else if (id != 0 && !chat.messages.containsKey(id)) {
            throw ApiException.badRequest("message to unpin not found");
        } else {
            chat.pinned.remove(Integer.valueOf(id));
        }
        return ApiMethod.TRUE;
    }

    private JsonNode unpinAll(ApiCall call) {
        var chat = access.chat(call.arguments(), ChatAccess.Wish.WRITE);
        checkMayPin(chat);
        chat.pinned.clear();
        return ApiMethod.TRUE;
    }

    private void checkMayPin(Chat chat) {
        var right = chat.isChannel() ? Right.EDIT_MESSAGES : Right.PIN_MESSAGES;
        access.require(chat, right, "not enough rights to manage pinned messages in the chat");
    }

    private JsonNode profilePhotos(ApiCall call) {
        if (!world.accounts.containsKey(call.arguments().number("user_id", 0))) {
            throw ApiException.badRequest("user not found");
        }
        var json = JsonNodeFactory.instance.objectNode().put("total_count", 0);
        json.putArray("photos");
        return json;
    }

    private JsonNode file(ApiCall call) {
        var id = call.arguments().text("file_id");
        if (!id.startsWith("local-")) {
            throw ApiException.badRequest("wrong file_id or the file is temporarily unavailable");
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("file_id", id)
                .put("file_unique_id", id.substring("local-".length()))
                .put("file_path", "photos/" + id);
    }
}
