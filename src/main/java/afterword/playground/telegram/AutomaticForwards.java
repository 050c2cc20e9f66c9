package afterword.playground.telegram;

import java.util.LinkedHashSet;
import java.util.Set;

/** Copies channel posts into the linked discussion group, sooner or later or never, as it is told. */
public final class AutomaticForwards {
    /** When the copy of a post by the bot is made. A person's post is copied at once unless HELD or NEVER. */
    public enum Order {
        BEFORE_ANSWER,
        AFTER_ANSWER,
        /** Not before {@link AutomaticForwards#release}. */
        HELD,
        NEVER
    }

    private final World world;
    private final Posting posting;
    private final MessageJson messages;
    private final Set<MessageAddress> held = new LinkedHashSet<>();
    private Order order = Order.AFTER_ANSWER;

    AutomaticForwards(World world, Posting posting, MessageJson messages) {
        this.world = world;
        this.posting = posting;
        this.messages = messages;
    }

    /** Applies to posts from now on. */
    public void order(Order chosen) {
        world.change(() -> order = chosen);
    }

    /** Makes the copies that were held back, oldest first. */
    public void release() {
        world.change(() -> {
            held.forEach(it -> copy(it));
            held.clear();
        });
    }

    void postedByBot(Message post, ApiCall call) {
        if (order == Order.AFTER_ANSWER) {
            call.afterAnswer(() -> world.change(() -> copy(post.address())));
        } else {
            postedByPerson(post);
        }
    }

    void postedByPerson(Message post) {
        switch (order) {
            case BEFORE_ANSWER, AFTER_ANSWER -> copy(post.address());
            case HELD -> held.add(post.address());
            case NEVER -> {}
        }
    }

    private void copy(MessageAddress address) {
        var channel = world.chat(address.chat());
        var post = channel.messages.get(address.message());
        var linked = channel.linked;
        if (post == null || linked == null || post.isService()) {
            return;
        }
        var sender = new Sender(World.TELEGRAM, World.TELEGRAM, channel.id, post.sender.signature());
        posting.post(
                world.chat(linked),
                Draft.of(sender, post.content).forwarded(new Forward(messages.origin(post), address)));
    }
}
