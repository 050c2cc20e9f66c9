package afterword.delivery;

import afterword.chat.Action;
import afterword.chat.ChannelRef;
import afterword.chat.LookBack;
import afterword.chat.MessageRef;
import afterword.chat.Messenger;
import afterword.chat.OutgoingMessage;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A platform that remembers what it was asked, and answers as told, else with success. */
final class FakeMessenger implements Messenger {
    private final Platform platform;
    private final List<Action> actions = new CopyOnWriteArrayList<>();
    private final Queue<SendResult> answers = new ArrayDeque<>();
    private volatile boolean deduplicates;

    FakeMessenger(Platform platform) {
        this.platform = platform;
    }

    synchronized void answerNext(SendResult answer) {
        answers.add(answer);
    }

    synchronized void forgetAnswers() {
        answers.clear();
    }

    List<Action> actions() {
        return List.copyOf(actions);
    }

    /** What was sent as new messages, not as edits, in order; a digest by its words. */
    List<String> posts() {
        return actions.stream().flatMap(FakeMessenger::said).toList();
    }

    private static Stream<String> said(Action action) {
        return switch (action) {
            case Action.Send send -> Stream.of(words(send.message()));
            case Action.SendToForum post -> Stream.of(words(post.message()));
            case Action.Edit _,
                    Action.Delete _,
                    Action.OpenThread _,
                    Action.React _,
                    Action.Crosspost _,
                    Action.Pin _ -> Stream.empty();
        };
    }

    private static String words(OutgoingMessage message) {
        return switch (message) {
            case OutgoingMessage.Post post -> post.card().title();
            case OutgoingMessage.Digest digest -> digest.text().text();
            case OutgoingMessage.Text text -> text.text().text();
            case OutgoingMessage.Mirror mirror -> mirror.text();
        };
    }

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public synchronized SendResult perform(Action action, String key) {
        actions.add(action);
        @Nullable SendResult told = answers.poll();
        return told == null ? new SendResult.Sent(made(action)) : told;
    }

    /** A thread on a message has that message's id, as Discord does it. */
    private MessageRef made(Action action) {
        return action instanceof Action.OpenThread open
                ? new MessageRef(
                        new ChannelRef(platform, open.message().id()),
                        open.message().id())
                : new MessageRef(action.channel(), "m" + actions.size());
    }

    /** From now on it knows a call that is made again for the first one. */
    void deduplicate() {
        deduplicates = true;
    }

    @Override
    public boolean deduplicates(Action action) {
        return deduplicates;
    }

    @Override
    public LookBack lookBack(Action action, Instant since) {
        return new LookBack.Impossible();
    }
}
