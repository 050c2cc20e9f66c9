package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Who comes, goes, rises and falls in chats, with the updates and service messages that tell of it. */
final class Membership {
    private final World world;
    private final UpdateFeed feed;
    private final Posting posting;
    private final ChatJson chats;

    Membership(Parts parts) {
        world = parts.world();
        feed = parts.feed();
        posting = parts.posting();
        chats = parts.chats();
    }

    void join(Chat chat, long user, long actor) {
        if (chat.member(user).status().inChat()) {
            return;
        }
        set(chat, actor, Member.of(user, MemberStatus.MEMBER));
        if (!chat.isChannel()) {
            var fields = JsonNodeFactory.instance.objectNode();
            fields.putArray("new_chat_members").add(chats.user(user));
            posting.announce(chat, actor, fields, null);
        }
    }

    void leave(Chat chat, long user) {
        end(chat, user, user, MemberStatus.LEFT);
    }

    void kick(Chat chat, long user, long actor) {
        end(chat, user, actor, MemberStatus.KICKED);
    }

    private void end(Chat chat, long user, long actor, MemberStatus status) {
        if (!chat.member(user).status().inChat()) {
            return;
        }
        set(chat, actor, Member.of(user, status));
        if (!chat.isChannel()) {
            var fields = JsonNodeFactory.instance.objectNode();
            fields.set("left_chat_member", chats.user(user));
            posting.announce(chat, actor, fields, null);
        }
    }

    /** In a channel this also brings a bot in, for bots are there as administrators or not at all. */
    void promote(Chat chat, long user, Set<Right> rights, boolean anonymous, long actor) {
        set(chat, actor, new Member(user, MemberStatus.ADMINISTRATOR, rights, anonymous));
    }

    /** Back to an ordinary member; a bot leaves a channel by this. */
    void demote(Chat chat, long user, long actor) {
        var out = chat.isChannel() && world.account(user).bot;
        set(chat, actor, Member.of(user, out ? MemberStatus.LEFT : MemberStatus.MEMBER));
    }

    private void set(Chat chat, long actor, Member after) {
        var before = chat.member(after.user());
        if (!before.equals(after)) {
            chat.members.put(after.user(), after);
            feed.memberChanged(chat, actor, before, after);
        }
    }

    /** A supergroup takes the group's place, people and rights included; messages stay behind. */
    Chat migrate(Chat group, long actor) {
        var successor = world.newChat(ChatKind.SUPERGROUP, group.title, null);
        successor.members.putAll(group.members);
        successor.availableReactions = group.availableReactions;
        posting.announce(group, actor, number("migrate_to_chat_id", successor.id), null);
        group.migratedTo = successor.id;
        posting.announce(successor, actor, number("migrate_from_chat_id", group.id), null);
        return successor;
    }

    private static ObjectNode number(String field, long id) {
        return JsonNodeFactory.instance.objectNode().put(field, id);
    }

    /** The owner, or failing one the bot: somebody must be named as the one who did it. */
    long leaderOf(Chat chat) {
        return chat.members.values().stream()
                .filter(it -> it.status() == MemberStatus.CREATOR)
                .map(Member::user)
                .findFirst()
                .orElse(world.bot.id);
    }
}
