package afterword.comment;

import afterword.chat.Action;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.delivery.Content;
import afterword.delivery.Delivery;
import afterword.delivery.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a comment looks like in the rooms where it was not written. */
public final class CommentMirrors implements Content {
    private final CommentStore comments;
    private final boolean wanted;

    /** @param wanted whether comments are shown in the other rooms at all ({@code defaults.mirror-comments}) */
    public CommentMirrors(CommentStore comments, boolean wanted) {
        this.comments = comments;
        this.wanted = wanted;
    }

    @Override
    public Rendered render(Delivery delivery) {
        var found = comments.find(new CommentId(delivery.subject()));
        if (found.isEmpty()) {
            return new Rendered.Skip("the comment is not known any more");
        }
        var comment = found.get();
        var target = delivery.target();
        if (delivery.kind() == Kind.MIRROR) {
            return mirror(delivery, comment);
        }
        if (target == null) {
            return new Rendered.Skip("the mirror is not known");
        }
        if (delivery.kind() == Kind.MIRROR_DELETE) {
            return new Rendered.Do(new Action.Delete(target, true));
        }
        return comment.deleted()
                ? new Rendered.Skip("the comment was deleted")
                : new Rendered.Do(new Action.Edit(target, message(comment, target.channel(), null)));
    }

    private Rendered mirror(Delivery delivery, Comment comment) {
        if (!wanted) {
            return new Rendered.Skip("defaults.mirror-comments is off");
        }
        if (comment.deleted()) {
            return new Rendered.Skip("the comment was deleted");
        }
        if (comments.messageIn(comment.id(), delivery.channel()).isPresent()) {
            return new Rendered.Skip("the comment is there already");
        }
        var room = comments.room(comment.article(), delivery.channel());
        if (room.isEmpty()) {
            return new Rendered.Skip("the article is not discussed there any more");
        }
        var parent = comment.parent();
        if (parent != null
                && comments.messageIn(parent, delivery.channel()).isEmpty()
                && comments.owedTo(parent, delivery.channel())) {
            return new Rendered.NotYet("the comment that it answers is still on its way");
        }
        return new Rendered.Do(new Action.Send(
                delivery.channel(),
                message(comment, delivery.channel(), room.get().root()),
                false));
    }

    private OutgoingMessage message(Comment comment, ChannelRef channel, @Nullable MessageRef root) {
        return new OutgoingMessage.Mirror(comment.authorName(), comment.text(), parent(comment, channel), root);
    }

    private OutgoingMessage.@Nullable Parent parent(Comment comment, ChannelRef channel) {
        var id = comment.parent();
        if (id == null) {
            return null;
        }
        var parent = comments.find(id);
        var message = comments.messageIn(id, channel);
        return parent.isEmpty() || message.isEmpty()
                ? null
                : new OutgoingMessage.Parent(
                        message.get(), parent.get().authorName(), parent.get().text());
    }

    @Override
    public After after(Delivery delivery, Action action, MessageRef sent) {
        if (delivery.kind() != Kind.MIRROR) {
            return After.NOTHING;
        }
        return new After(new Meaning.Comment(delivery.subject()), null, List.of());
    }
}
