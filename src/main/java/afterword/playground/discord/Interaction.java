package afterword.playground.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person did with a command, a button, a menu or a form, and what became of it. Safe for any thread. */
public final class Interaction {
    final World world;
    final long id;
    final String token;
    final Kind kind;
    final User user;
    final Channel channel;
    final Instant createdAt;
    /** The message whose button was pressed, also for a form that a button opened. */
    final @Nullable Message source;
    /** What asked for the form that this one submits. */
    final @Nullable Interaction trigger;

    State state = State.WAITING;

    @Nullable
    Message original;

    final List<Message> followUps = new ArrayList<>();

    @Nullable
    Modal modal;

    List<Choice> choices = List.of();
    boolean submitted;

    Interaction(
            World world,
            String token,
            Kind kind,
            User user,
            Channel channel,
            @Nullable Message source,
            @Nullable Interaction trigger) {
        this.world = world;
        this.id = world.ids.next();
        this.token = token;
        this.kind = kind;
        this.user = user;
        this.channel = channel;
        this.createdAt = world.now();
        this.source = source;
        this.trigger = trigger;
    }

    /** What the person did, with Discord's interaction type. */
    enum Kind {
        COMMAND(2),
        COMPONENT(3),
        AUTOCOMPLETE(4),
        SUBMISSION(5);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    /** Where it stands. */
    public enum State {
        /** The bot has not yet said anything. */
        WAITING,
        /** "Thinking": an answer will come. */
        DEFERRED,
        /** Answered by a message. */
        ANSWERED,
        /** The message of the button was changed, or nothing was to be shown. */
        UPDATED,
        /** A form was shown. */
        MODAL,
        /** Choices were offered. */
        CHOICES,
        /** "The application did not respond" in time. */
        FAILED
    }

    /** One completion of what was typed. */
    public record Choice(String name, String value) {}

    /** The interaction's id, for {@link People#interaction}. */
    public String id() {
        return Json.id(id);
    }

    public State state() {
        return world.locked(() -> state);
    }

    /** Waits until the bot has answered, shown a form or run out of time, at most so long; gives back itself. */
    public Interaction await(Duration limit) {
        return world.locked(() -> {
            world.awaitUntil(() -> state != State.WAITING && state != State.DEFERRED, limit);
            return this;
        });
    }

    /** The answer as it now reads; empty while there is none or after it was deleted. */
    public Optional<DiscordView.MessageView> answer() {
        return world.locked(() -> Optional.ofNullable(original)
                .filter(it -> state != State.DEFERRED && channel.messages.containsKey(it.id))
                .map(it -> Views.message(world, channel, it)));
    }

    /** The answer's words, "" where there is none. */
    public String text() {
        return answer().map(DiscordView.MessageView::content).orElse("");
    }

    /** Whether only the person sees the answer. */
    public boolean isEphemeral() {
        return world.locked(() -> original != null && original.isEphemeral());
    }

    /** Further messages after the first answer. */
    public List<DiscordView.MessageView> followUps() {
        return world.locked(() -> followUps.stream()
                .filter(it -> channel.messages.containsKey(it.id))
                .map(it -> Views.message(world, channel, it))
                .toList());
    }

    /** The form that was shown. */
    public Optional<Modal> modal() {
        return world.locked(() -> Optional.ofNullable(modal));
    }

    /** What autocompletion offers. */
    public List<Choice> choices() {
        return world.locked(() -> choices);
    }
}
