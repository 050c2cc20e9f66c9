package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A message about to be posted. {@code topic} is null outside forums and in a forum's General topic. */
record Draft(
        Sender sender,
        Content content,
        @Nullable Reply reply,
        @Nullable Integer topic,
        @Nullable Forward forward,
        @Nullable ObjectNode markup) {
    static Draft of(Sender sender, Content content) {
        return new Draft(sender, content, null, null, null, null);
    }

    Draft in(@Nullable Integer chosenTopic) {
        return new Draft(sender, content, reply, chosenTopic, forward, markup);
    }

    Draft answering(@Nullable Reply target) {
        return new Draft(sender, content, target, topic, forward, markup);
    }

    Draft forwarded(Forward from) {
        return new Draft(sender, content, reply, topic, from, markup);
    }

    Draft with(@Nullable ObjectNode keyboard) {
        return new Draft(sender, content, reply, topic, forward, keyboard);
    }
}
