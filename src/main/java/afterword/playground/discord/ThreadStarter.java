package afterword.playground.discord;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three ways to begin a thread: on a message, without one, and as a post in a forum. */
final class ThreadStarter {
    private final World world;
    private final Threads threads;
    private final Messages messages;

    ThreadStarter(World world, Threads threads, Messages messages) {
        this.world = world;
        this.threads = threads;
        this.messages = messages;
    }

    /** A thread on a message has that message's id, and there is only one. */
    Channel onMessage(Channel parent, Message starter, String name, long owner, @Nullable Integer autoArchive) {
        requireParent(parent);
        if (starter.kind.isSystem()) {
            throw DiscordError.systemMessage();
        }
        if (world.channels.containsKey(starter.id)) {
            throw DiscordError.of(400, 160004, "A thread has already been created for this message");
        }
        var type =
                parent.type == ChannelType.ANNOUNCEMENT ? ChannelType.ANNOUNCEMENT_THREAD : ChannelType.PUBLIC_THREAD;
        var thread = threads.start(parent, starter.id, type, name, owner, autoArchive);
        threads.announce(thread);
        starter.flags |= Message.HAS_THREAD;
        messages.updated(parent, starter);
        var first = messages.newMessage(thread, starter.author, Message.Kind.THREAD_STARTER);
        first.reference = new Message.Reference(parent.id, starter.id);
        messages.add(thread, first);
        return thread;
    }

    /** A thread of its own; a public one leaves a notice in its channel. */
    Channel alone(Channel parent, String name, ChannelType type, User owner, @Nullable Integer autoArchive) {
        requireParent(parent);
        var thread = threads.start(parent, world.ids.next(), type, name, owner.id, autoArchive);
        threads.announce(thread);
        if (type != ChannelType.PRIVATE_THREAD) {
            var notice = messages.newMessage(parent, Message.Author.person(owner), Message.Kind.THREAD_CREATED);
            notice.content = thread.name;
            notice.reference = new Message.Reference(thread.id, 0);
            messages.add(parent, notice);
        }
        return thread;
    }

    /** A forum's post: a thread whose first message has the thread's id. */
    Message post(Channel forum, ForumPost post, Message.Author author, Draft draft) {
        Threads.requireTag(forum, post.tags());
        var thread = threads.start(
                forum, world.ids.next(), ChannelType.PUBLIC_THREAD, post.name(), author.userId(), post.autoArchive());
        try {
            threads.tag(
                    forum,
                    thread,
                    post.tags(),
                    author.webhookId() == 0 && world.may(author.userId(), forum, Permission.MANAGE_THREADS));
        } catch (DiscordError e) {
            world.channels.remove(thread.id);
            throw e;
        }
        threads.announce(thread);
        return messages.post(
                thread, new Message(thread.id, thread.id, author, Message.Kind.DEFAULT, world.now()), draft);
    }

    /** What a forum post has beyond its first message. */
    record ForumPost(String name, List<Long> tags, @Nullable Integer autoArchive) {}

    private static void requireParent(Channel parent) {
        if (parent.type != ChannelType.TEXT && parent.type != ChannelType.ANNOUNCEMENT) {
            throw DiscordError.wrongChannelType();
        }
    }
}
