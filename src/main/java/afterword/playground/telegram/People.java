package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do in their clients. What a client would not let them do is an {@link IllegalArgumentException}. */
public final class People {
    private final World world;
    private final UpdateFeed feed;
    private final Posting posting;
    private final AutomaticForwards forwards;
    private final MessageJson messages;
    private final InteractionMethods interactions;
    private final CallbackQueries callbacks;
    private final PrivateChats privateChats;

    People(Parts parts, InteractionMethods interactions, PrivateChats privateChats) {
        world = parts.world();
        feed = parts.feed();
        posting = parts.posting();
        forwards = parts.forwards();
        messages = parts.messages();
        callbacks = parts.callbacks();
        this.interactions = interactions;
        this.privateChats = privateChats;
    }

    /** Presses Start in the chat with the bot. */
    public MessageAddress start(long user) {
        return start(user, "");
    }

    /** Presses Start after following a link with a payload. */
    public MessageAddress start(long user, String payload) {
        if (!payload.matches("[A-Za-z0-9_-]{0,64}")) {
            throw new IllegalArgumentException("A payload is up to 64 of A-Z, a-z, 0-9, _ and -");
        }
        return say(user, payload.isEmpty() ? "/start" : "/start " + payload);
    }

    /** Started the bot some time ago: it may write to them, and is told of nothing. */
    public void open(long user) {
        world.change(() -> privateChats.open(world.account(user)));
    }

    /** Writes to the bot in private. */
    public MessageAddress say(long user, String text) {
        return say(user, text, null);
    }

    public MessageAddress say(long user, String text, @Nullable Integer replyTo) {
        return world.change(() -> {
            var chat = privateChats.open(world.account(user));
            return write(chat, Sender.user(user), text, replyTo, null).address();
        });
    }

    /**
     * Writes in a group.
     *
     * @param replyTo the message answered, or null
     * @param topic a forum's topic; in a discussion group the root of the comments; null for neither
     */
    public MessageAddress write(long chat, long user, String text, @Nullable Integer replyTo, @Nullable Integer topic) {
        return world.change(() -> {
            var there = world.chat(chat);
            if (there.isPrivate()) {
                return say(user, text, replyTo);
            }
            checkMayWrite(there, user, topic);
            return write(there, posting.senderFor(there, user), text, replyTo, topic)
                    .address();
        });
    }

    /** Writes in a group in a channel's name, with nobody behind it. */
    public MessageAddress writeAsChannel(long group, long user, long channel, String text, @Nullable Integer replyTo) {
        return world.change(() -> {
            var sender = new Sender(user, World.CHANNEL_WRITER, world.chat(channel).id, null);
            return write(world.chat(group), sender, text, replyTo, null).address();
        });
    }

    /** Comments on a channel's post, which needs its copy in the discussion group. */
    public MessageAddress comment(long user, MessageAddress post, String text) {
        return world.change(() -> {
            var root = posting.copyOf(world.message(post))
                    .orElseThrow(() -> new IllegalArgumentException("Nobody can comment on " + post + " yet"));
            return write(root.chat, posting.senderFor(root.chat, user), text, root.id, null)
                    .address();
        });
    }

    private Message write(Chat chat, Sender sender, String text, @Nullable Integer replyTo, @Nullable Integer topic) {
        var answered = replyTo == null && !chat.forum ? topic : replyTo;
        if (answered != null && !chat.messages.containsKey(answered)) {
            throw new IllegalArgumentException("No message " + answered + " to answer in " + chat.id);
        }
        var content = new Content.Text(EntityFinder.find(text), null);
        var draft = Draft.of(sender, content).in(topic).answering(answered == null ? null : Reply.to(answered));
        return posting.post(chat, draft);
    }

    private void checkMayWrite(Chat chat, long user, @Nullable Integer topic) {
        var member = chat.member(user);
        if (chat.isChannel()) {
            throw new IllegalArgumentException("In a channel one posts");
        }
        if ((!member.status().inChat() && chat.linked == null) || chat.migratedTo != null) {
            throw new IllegalArgumentException(user + " cannot write in " + chat.id);
        }
        if (!chat.membersMaySend && !member.status().leads()) {
            throw new IllegalArgumentException("Only administrators may write in " + chat.id);
        }
        var found = chat.forum && topic != null ? chat.topics.get(topic) : null;
        if (chat.forum && topic != null && found == null) {
            throw new IllegalArgumentException("No topic " + topic + " in " + chat.id);
        }
        if (found != null && found.closed && !member.may(Right.MANAGE_TOPICS)) {
            throw new IllegalArgumentException("Topic " + topic + " is closed");
        }
    }

    /** Posts in a channel as one of its administrators. */
    public MessageAddress post(long channel, long administrator, String text) {
        return world.change(() -> {
            var chat = world.chat(channel);
            if (!chat.isChannel() || !chat.member(administrator).may(Right.POST_MESSAGES)) {
                throw new IllegalArgumentException(administrator + " may not post in " + channel);
            }
            var content = new Content.Text(EntityFinder.find(text), null);
            var post = posting.post(chat, Draft.of(posting.senderFor(chat, administrator), content));
            forwards.postedByPerson(post);
            return post.address();
        });
    }

    /** Changes the text of one's own message, or of a post in a channel that one administers. */
    public void edit(long user, MessageAddress address, String text) {
        world.change(() -> {
            var message = world.message(address);
            var own = message.sender.actor() == user;
            if (!own && !(message.chat.isChannel() && message.chat.member(user).may(Right.EDIT_MESSAGES))) {
                throw new IllegalArgumentException(user + " may not edit " + address);
            }
            posting.change(message, new Content.Text(EntityFinder.find(text), null), message.markup);
        });
    }

    /** Nobody is told, the bot least of all. */
    public void delete(long user, MessageAddress address) {
        world.change(() -> {
            var message = world.message(address);
            var own = message.sender.actor() == user || message.chat.isPrivate();
            if (!own && !message.chat.member(user).may(Right.DELETE_MESSAGES)) {
                throw new IllegalArgumentException(user + " may not delete " + address);
            }
            posting.remove(message);
        });
    }

    /** Sets the person's reactions: none, one, or up to three for premium accounts. */
    public void react(long user, MessageAddress address, List<String> emoji) {
        world.change(() -> {
            var message = world.message(address);
            var plain = emoji.stream().map(ReactionEmoji::plain).distinct().toList();
            if (plain.size() > (world.account(user).premium ? 3 : 1)) {
                throw new IllegalArgumentException("Too many reactions for " + user);
            }
            try {
                var chat = message.chat;
                interactions.set(message, chat.member(user).anonymous() && !chat.isChannel() ? chat.id : user, plain);
            } catch (ApiException e) {
                throw new IllegalArgumentException("The client does not offer " + plain + " there", e);
            }
        });
    }

    /** Presses a button of an inline keyboard and gives the callback query's id. The message may be gone by now. */
    public long press(long user, MessageAddress address, String callbackData) {
        return world.change(() -> callbacks.press(world.account(user).id, address, callbackData));
    }

    /** Forwards a message into a chat that the person is in, or to the bot when {@code chat} is the person's id. */
    public MessageAddress forward(long user, MessageAddress address, long chat) {
        return world.change(() -> {
            var original = world.message(address);
            var target = chat == user ? privateChats.open(world.account(user)) : world.chat(chat);
            var draft = Draft.of(posting.senderFor(target, user), original.content)
                    .forwarded(new Forward(messages.origin(original), null));
            return posting.post(target, draft).address();
        });
    }

    /** Forwards a message to the bot in private. */
    public MessageAddress forwardToBot(long user, MessageAddress address) {
        return forward(user, address, user);
    }

    /** Pins a message, with the service message that tells of it. */
    public void pin(long user, MessageAddress address) {
        world.change(() -> {
            var message = world.message(address);
            message.chat.pinned.remove(Integer.valueOf(message.id));
            message.chat.pinned.add(message.id);
            var fields = JsonNodeFactory.instance.objectNode();
            fields.set("pinned_message", messages.withoutReply(message));
            posting.announce(message.chat, user, fields, message.thread);
        });
    }

    public void block(long user) {
        privateChats.block(user);
    }

    public void unblock(long user) {
        privateChats.unblock(user);
    }

    /** Picks a chat after pressing the bot's request_chat button. */
    public MessageAddress shareChat(long user, int requestId, long chat) {
        return world.change(() -> {
            var shared = world.chat(chat);
            var fields = JsonNodeFactory.instance.objectNode();
            var body =
                    fields.putObject("chat_shared").put("request_id", requestId).put("chat_id", chat);
            body.put("title", shared.title);
            if (shared.username != null) {
                body.put("username", shared.username);
            }
            return posting.announce(privateChats.open(world.account(user)), user, fields, null)
                    .address();
        });
    }

    /** Holds message_reaction_count updates back, grouped, until told otherwise. */
    public void holdReactionCounts(boolean hold) {
        world.change(() -> feed.holdCounts(hold));
    }
}
