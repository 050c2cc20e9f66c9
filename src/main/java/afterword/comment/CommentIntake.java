package afterword.comment;

import afterword.chat.ChannelRef;
import afterword.chat.History;
import afterword.chat.InboundEvent.ForwardedAutomatically;
import afterword.chat.InboundEvent.MessageDeleted;
import afterword.chat.InboundEvent.MessageEdited;
import afterword.chat.InboundEvent.MessageWritten;
import afterword.chat.InboundEvent.PostShown;
import afterword.chat.OneByOne;
import afterword.chat.Platform;
import afterword.comment.CommentStore.EarlyComment;
import afterword.comment.CommentStore.NewComment;
import afterword.comment.CommentStore.Place;
import afterword.comment.CommentStore.RecentThread;
import afterword.comment.CommentStore.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Takes messages that belong to a discussion into its tree; all others leave no trace. */
public final class CommentIntake {
    private static final Duration CAUGHT_UP = Duration.ofDays(14);

    private final CommentStore comments;
    /** Platforms on which something was said that is not read yet. */
    private final Set<Platform> gaps = ConcurrentHashMap.newKeySet();

    private final InstantSource time;

    public CommentIntake(CommentStore comments, InstantSource time) {
        this.comments = comments;
        this.time = time;
    }

    /** A comment if it answers a post or a comment, or stands in an article's Discord thread. */
    public void written(MessageWritten event) {
        if (event.author().bot() || event.text().isBlank()) {
            return;
        }
        var answered = event.replyTo();
        var known = answered == null ? Optional.<Place>empty() : comments.placeOf(answered);
        var place = known.or(() -> thread(event));
        if (answered != null && known.isEmpty()) {
            var inGap = gaps.contains(event.message().channel().platform());
            var early = new EarlyComment(
                    event.author(), event.text(), event.message(), answered, place.orElse(null), inGap);
            if (comments.addEarly(early, event.id(), time.instant())) {
                if (inGap && !gaps.contains(event.message().channel().platform())) {
                    // It closed between the two looks, and nobody would come for this answer.
                    comments.gapRead(event.message().channel().platform());
                }
                return;
            }
        }
        place.map(it -> new NewComment(it.article(), it.comment(), event.author(), event.text()))
                .ifPresent(comment -> comments.add(comment, event.message(), event.id(), time.instant()));
    }

    /** What a message is about that answers none that is known. */
    private Optional<Place> thread(MessageWritten event) {
        var root = event.threadRoot();
        var thread = root == null ? Optional.<Place>empty() : comments.placeOf(root);
        return thread.or(
                () -> comments.articleOfThread(event.message().channel()).map(article -> new Place(article, null)));
    }

    /** Something may have been said on the platform that is still to be read back: an answer may answer that. */
    public void gapOpens(Platform platform) {
        gaps.add(platform);
    }

    /** All that was said on the platform is known. */
    public void gapCloses(Platform platform) {
        gaps.remove(platform);
        comments.gapRead(platform);
    }

    public void edited(MessageEdited event) {
        if (!event.text().isBlank()) {
            comments.edit(event.message(), event.text(), event.id(), time.instant());
        }
    }

    public void deleted(MessageDeleted event) {
        comments.delete(event.message(), event.id(), time.instant());
    }

    public void forwarded(ForwardedAutomatically event) {
        comments.linkForward(event.original(), event.copy(), time.instant());
    }

    /** A copy of a post or mirror that was sent twice is answered and voted on as well as the other. */
    public void shown(PostShown event) {
        if (comments.placeOf(event.message()).isEmpty()) {
            comments.recognize(event, time.instant());
        }
    }

    /**
     * Takes in what was written, edited and deleted while nobody listened, in threads that saw something in the last two
     * weeks, and what was written in any other that is open.
     *
     * @param heard until when everything was heard; of what is older the last two weeks are read back, and new rooms
     * @param rooms those that were read before are left alone
     * @throws RuntimeException where a room could not be read, after all others were
     */
    public void catchUp(History history, Instant heard, OneByOne<ChannelRef> rooms) {
        var recently = time.instant().minus(CAUGHT_UP);
        var settled = heard.isBefore(recently) ? heard : recently;
        rooms.read(
                comments.threadsSince(recently, settled, history.newest()),
                RecentThread::channel,
                thread -> catchUp(history, thread));
    }

    private void catchUp(History history, RecentThread thread) {
        var readAt = time.instant();
        history.messagesAfter(thread.channel(), thread.lastMessage()).ifPresent(messages -> {
            messages.forEach(this::written);
            var standing = messages.stream()
                    .collect(Collectors.toMap(
                            it -> it.message().id(), it -> new Standing(it.text(), it.edited()), (one, _) -> one));
            comments.reconcile(thread.channel(), thread.lastMessage(), standing, readAt);
        });
    }
}
