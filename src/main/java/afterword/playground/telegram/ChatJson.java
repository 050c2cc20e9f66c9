package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes accounts, chats and members as the Bot API does: User, Chat, ChatFullInfo, ChatMember. */
final class ChatJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> PERMISSIONS = List.of(
            "can_send_messages",
            "can_send_audios",
            "can_send_documents",
            "can_send_photos",
            "can_send_videos",
            "can_send_video_notes",
            "can_send_voice_notes",
            "can_send_polls",
            "can_send_other_messages",
            "can_add_web_page_previews",
            "can_react_to_messages",
            "can_edit_tag",
            "can_change_info",
            "can_invite_users",
            "can_pin_messages",
            "can_manage_topics");
    private static final List<String> FOR_ADMINISTRATORS =
            List.of("can_change_info", "can_pin_messages", "can_manage_topics", "can_edit_tag");
    private static final List<String> GIFTS =
            List.of("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels");

    private final World world;

    ChatJson(World world) {
        this.world = world;
    }

    ObjectNode user(long id) {
        var account = world.account(id);
        var json = JSON.objectNode()
                .put("id", account.id)
                .put("is_bot", account.bot)
                .put("first_name", account.firstName);
        if (account.username != null) {
            json.put("username", account.username);
        }
        if (!account.bot && account.id != World.TELEGRAM) {
            json.put("language_code", account.language);
        }
        if (account.premium) {
            json.put("is_premium", true);
        }
        return json;
    }

    ObjectNode me() {
        return user(world.bot.id)
                .put("can_join_groups", true)
                .put("can_read_all_group_messages", !world.privacyMode)
                .put("supports_inline_queries", true)
                .put("supports_guest_queries", false)
                .put("can_connect_to_business", false)
                .put("has_main_web_app", false)
                .put("has_topics_enabled", false)
                .put("allows_users_to_create_topics", false)
                .put("can_manage_bots", false);
    }

    ObjectNode chat(Chat chat) {
        var json = JSON.objectNode().put("id", chat.id);
        json.put(chat.isPrivate() ? "first_name" : "title", chat.title);
        if (chat.username != null) {
            json.put("username", chat.username);
        }
        if (chat.forum) {
            json.put("is_forum", true);
        }
        return json.put("type", chat.kind.wire());
    }

    /** ChatFullInfo but for the pinned message. */
    ObjectNode fullInfo(Chat chat) {
        var json = chat(chat);
        if (chat.username != null) {
            json.putArray("active_usernames").add(chat.username);
        }
        if (chat.kind == ChatKind.GROUP || chat.kind == ChatKind.SUPERGROUP) {
            json.set("permissions", permissions(chat));
        }
        if (chat.linked != null) {
            json.put("linked_chat_id", chat.linked.longValue());
        }
        var available = chat.availableReactions;
        if (available != null) {
            var reactions = json.putArray("available_reactions");
            available.forEach(it -> reactions.add(ReactionEmoji.json(it)));
        }
        var gifts = json.putObject("accepted_gift_types");
        GIFTS.forEach(it -> gifts.put(it, chat.isPrivate()));
        return json.put("max_reaction_count", ReactionEmoji.MOST_ON_A_MESSAGE).put("accent_color_id", 0);
    }

    private static ObjectNode permissions(Chat chat) {
        var json = JSON.objectNode();
        PERMISSIONS.forEach(it -> json.put(it, chat.membersMaySend && !FOR_ADMINISTRATORS.contains(it)));
        return json;
    }

    ObjectNode member(Chat chat, Member member) {
        var json = JSON.objectNode();
        json.set("user", user(member.user()));
        json.put("status", member.status().wire());
        switch (member.status()) {
            case CREATOR -> json.put("is_anonymous", member.anonymous());
            case ADMINISTRATOR -> {
                json.put("can_be_edited", false).put("can_manage_chat", true).put("is_anonymous", member.anonymous());
                for (var right : Right.values()) {
                    if (right.appliesTo(chat)) {
                        json.put(right.wire(), member.rights().contains(right));
                    }
                }
            }
            case KICKED -> json.put("until_date", 0);
            case MEMBER, LEFT -> {}
        }
        return json;
    }

    ArrayNode members(Chat chat, List<Member> members) {
        var json = JSON.arrayNode();
        members.forEach(it -> json.add(member(chat, it)));
        return json;
    }
}
