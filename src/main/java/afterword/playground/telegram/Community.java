package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes accounts and chats and decides who may do what there. All ids are Telegram's. */
public final class Community {
    private static final int TOPIC_COLOR = 7322096;

    private final World world;
    private final Posting posting;
    private final Membership membership;
    private final TopicMethods topics;

    Community(Parts parts, Membership membership, TopicMethods topics) {
        world = parts.world();
        posting = parts.posting();
        this.membership = membership;
        this.topics = topics;
    }

    /** The bot's own user id, for {@link #promote} and the like. */
    public long bot() {
        return world.bot.id;
    }

    public long addUser(String name, @Nullable String username) {
        return world.change(() -> world.newAccount(name, username).id);
    }

    public void language(long user, String code) {
        world.change(() -> world.account(user).language = code);
    }

    /** Lets the person set up to three reactions on a message. */
    public void makePremium(long user) {
        world.change(() -> world.account(user).premium = true);
    }

    /** The person deletes the account. */
    public void deactivate(long user) {
        world.change(() -> world.account(user).deactivated = true);
    }

    public long addGroup(String title, long creator) {
        return add(ChatKind.GROUP, title, null, creator, false);
    }

    public long addSupergroup(String title, long creator) {
        return add(ChatKind.SUPERGROUP, title, null, creator, false);
    }

    public long addForum(String title, long creator) {
        return add(ChatKind.SUPERGROUP, title, null, creator, true);
    }

    public long addChannel(String title, @Nullable String username, long creator) {
        return add(ChatKind.CHANNEL, title, username, creator, false);
    }

    private long add(ChatKind kind, String title, @Nullable String username, long creator, boolean forum) {
        return world.change(() -> {
            var chat = world.newChat(kind, title, username);
            chat.forum = forum;
            var owner = world.account(creator).id;
            chat.members.put(owner, Member.of(owner, MemberStatus.CREATOR));
            return chat.id;
        });
    }

    /** Gives a group or channel a public name, or takes it away. */
    public void publicName(long chat, @Nullable String username) {
        world.change(() -> world.chat(chat).username = username);
    }

    /** Gives the topic's id, which is its message_thread_id. */
    public int addTopic(long forum, long user, String name) {
        return world.change(() -> posting.openTopic(world.chat(forum), user, name, TOPIC_COLOR).id);
    }

    public void closeTopic(long forum, long user, int topic) {
        world.change(() -> topics.setClosed(world.chat(forum), topic(forum, topic), true, user));
    }

    public void reopenTopic(long forum, long user, int topic) {
        world.change(() -> topics.setClosed(world.chat(forum), topic(forum, topic), false, user));
    }

    public void deleteTopic(long forum, int topic) {
        world.change(() -> topics.remove(world.chat(forum), topic(forum, topic)));
    }

    private Topic topic(long forum, int id) {
        var found = world.chat(forum).topics.get(id);
        if (found == null) {
            throw new IllegalArgumentException("No topic " + id + " in " + forum);
        }
        return found;
    }

    /** Makes the supergroup the channel's discussion group. */
    public void link(long channel, long group) {
        world.change(() -> {
            var home = world.chat(group);
            if (!world.chat(channel).isChannel() || home.kind != ChatKind.SUPERGROUP || home.forum) {
                throw new IllegalArgumentException("A channel is linked with a supergroup that is no forum");
            }
            world.chat(channel).linked = group;
            home.linked = channel;
        });
    }

    public void unlink(long channel) {
        world.change(() -> {
            var group = world.chat(channel).linked;
            world.chat(channel).linked = null;
            if (group != null) {
                world.chat(group).linked = null;
            }
        });
    }

    public void addMember(long chat, long user) {
        world.change(() -> membership.join(world.chat(chat), world.account(user).id, user));
    }

    public void removeMember(long chat, long user, long by) {
        world.change(() -> membership.kick(world.chat(chat), user, by));
    }

    /** Adds the bot as an ordinary member; a channel takes bots only by {@link #promote}. */
    public void addBot(long chat, long by) {
        world.change(() -> {
            if (world.chat(chat).isChannel()) {
                throw new IllegalArgumentException("A bot comes into a channel as an administrator");
            }
            membership.join(world.chat(chat), world.bot.id, by);
        });
    }

    public void removeBot(long chat, long by) {
        world.change(() -> membership.kick(world.chat(chat), world.bot.id, by));
    }

    /** Makes a person or the bot an administrator with exactly these rights, bringing them in where needed. */
    public void promote(long chat, long user, Collection<Right> rights) {
        promote(chat, user, rights, false);
    }

    /** An administrator who writes in the group's name. */
    public void promoteAnonymously(long chat, long user, Collection<Right> rights) {
        promote(chat, user, rights, true);
    }

    private void promote(long chat, long user, Collection<Right> rights, boolean anonymous) {
        world.change(() -> {
            var there = world.chat(chat);
            var leader = membership.leaderOf(there);
            if (!there.isChannel()) {
                membership.join(there, user, leader);
            }
            membership.promote(there, world.account(user).id, Set.copyOf(rights), anonymous, leader);
        });
    }

    public void demote(long chat, long user) {
        world.change(() -> {
            var there = world.chat(chat);
            membership.demote(there, user, membership.leaderOf(there));
        });
    }

    /** Narrows the reactions that a chat allows; null allows every standard emoji. */
    public void allowReactions(long chat, @Nullable List<String> emoji) {
        world.change(() -> world.chat(chat).availableReactions = emoji == null ? null : List.copyOf(emoji));
    }

    /** Whether those who are no administrators may write. */
    public void allowWriting(long chat, boolean allowed) {
        world.change(() -> world.chat(chat).membersMaySend = allowed);
    }

    public void rename(long chat, String title, long by) {
        world.change(() -> {
            world.chat(chat).title = title;
            var fields = JsonNodeFactory.instance.objectNode().put("new_chat_title", title);
            posting.announce(world.chat(chat), by, fields, null);
        });
    }

    /** Turns a group into a supergroup and gives the new id. */
    public long migrate(long group) {
        return world.change(() -> {
            var old = world.chat(group);
            if (old.kind != ChatKind.GROUP || old.migratedTo != null) {
                throw new IllegalArgumentException("Only a group can become a supergroup, and only once");
            }
            return membership.migrate(old, membership.leaderOf(old)).id;
        });
    }
}
