package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.Platform;
import afterword.chat.RichText;
import afterword.chat.SendResult;
import afterword.chat.SpaceRef;
import afterword.storage.WrittenDeliveries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of call with every answer that a platform can give: what becomes of the delivery, and that the neighbour's is
 * not held up. Which words of a platform are which answer is in the tests of the two adapters' errors.
 */
final class CallOutcomeTableTest {
    private static final ChannelRef HERE = new ChannelRef(Platform.TELEGRAM, "-100");
    private static final ChannelRef NEIGHBOUR = new ChannelRef(Platform.TELEGRAM, "-200");
    private static final ChannelRef NEW_HOME = new ChannelRef(Platform.TELEGRAM, "-300");
    private static final MessageRef TARGET = new MessageRef(HERE, "1");
    private static final long SUBJECT = 1;
    private static final long NEIGHBOURS = 2;
    private static final Duration DELAY = Duration.ofSeconds(30);

    /** The platform's answer to the first call. */
    enum Answer {
        LIMITED,
        LIMITED_OVERALL,
        MOVED,
        GONE,
        CLOSED,
        REJECTED,
        UNKNOWN;

        SendResult result() {
            return switch (this) {
                case LIMITED -> new SendResult.RetryAfter(DELAY, false, "429");
                case LIMITED_OVERALL -> new SendResult.RetryAfter(DELAY, true, "429");
                case MOVED -> new SendResult.Moved(NEW_HOME);
                case GONE -> new SendResult.Gone("kicked");
                case CLOSED -> new SendResult.Closed("locked");
                case REJECTED -> new SendResult.Rejected("400");
                case UNKNOWN -> new SendResult.Unknown("reset");
            };
        }
    }

    @TempDir
    Path folder;

    private final FakeMessenger messenger = new FakeMessenger(Platform.TELEGRAM);
    private Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private final DeliveryDispatcher.Line line =
            new DeliveryDispatcher.Line(messenger, new Pacer(Pacer.Limits.NONE, () -> now));

    static Stream<Arguments> everyKindWithEveryAnswer() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(Answer.values()).map(answer -> Arguments.of(kind, answer)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyKindWithEveryAnswer")
    void endsAsItShouldAndHoldsNoNeighbourUp(Kind kind, Answer answer) {
        try (var written = new WrittenDeliveries(folder)) {
            written.destination(info(HERE), now);
            written.owe(new Owed(kind, SUBJECT, HERE, target(kind), ""), now);
            messenger.answerNext(answer.result());
            once(written);
            written.owe(new Owed(Kind.POST, NEIGHBOURS, NEIGHBOUR, null, ""), now);

            once(written);

            assertThat(written.state(SUBJECT)).isEqualTo(afterwards(kind, answer));
            assertThat(written.state(NEIGHBOURS)).isEqualTo(answer == Answer.LIMITED_OVERALL ? "owed" : "sent");
            now = now.plus(Duration.ofDays(1));
            once(written);
            once(written);
            assertThat(written.state(SUBJECT)).isEqualTo(aDayLater(kind, answer));
            assertThat(written.state(NEIGHBOURS)).isEqualTo("sent");
            assertThat(messenger.actions()).hasSize(1 + calls(kind, answer));
        }
    }

    /** A moment after the answer. */
    private static String afterwards(Kind kind, Answer answer) {
        return switch (answer) {
            case LIMITED, LIMITED_OVERALL -> "owed";
            case MOVED -> "sent";
            case GONE, CLOSED -> isForOnePlaceAndTime(kind) ? "dead" : "owed";
            case REJECTED -> "dead";
            case UNKNOWN -> "sending";
        };
    }

    /** A day later, when the platform takes everything again. */
    private static String aDayLater(Kind kind, Answer answer) {
        return switch (answer) {
            case LIMITED, LIMITED_OVERALL, MOVED, UNKNOWN -> "sent";
            // A destination that cannot be reached is tried again when its rights return, or somebody says so.
            case GONE, CLOSED -> isForOnePlaceAndTime(kind) ? "dead" : kind == Kind.POST ? "owed" : "sent";
            case REJECTED -> "dead";
        };
    }

    /** How often it was called in all. */
    private static int calls(Kind kind, Answer answer) {
        return aDayLater(kind, answer).equals("sent") ? 2 : 1;
    }

    /** What is of no use later: an alert to somebody who left, a notice, a test. */
    private static boolean isForOnePlaceAndTime(Kind kind) {
        return switch (kind) {
            case ALERT, NOTICE, FEED_NOTICE, TEST -> true;
            case POST, POST_EDIT, THREAD, SEED, CROSSPOST, PIN, MIRROR, MIRROR_EDIT, MIRROR_DELETE -> false;
        };
    }

    private static ChannelInfo info(ChannelRef channel) {
        return new ChannelInfo(
                channel, new SpaceRef(Platform.TELEGRAM, channel.id()), "Readers", ChannelKind.TELEGRAM_GROUP, null);
    }

    private static @Nullable MessageRef target(Kind kind) {
        return kind == Kind.POST || kind == Kind.ALERT || kind == Kind.MIRROR ? null : TARGET;
    }

    /** One round, and all calls of it ended. */
    private void once(WrittenDeliveries written) {
        now = now.plusMillis(1);
        Map<Kind, Content> contents = new EnumMap<>(Kind.class);
        Stream.of(Kind.values()).forEach(kind -> contents.put(kind, new Plain()));
        try (var dispatcher = new DeliveryDispatcher(
                written.deliveries(),
                written.destinations(),
                contents,
                List.of(line),
                DeliveryDispatcher.UncertainTelegram.REPEAT,
                () -> now,
                () -> {})) {
            var _ = dispatcher.dispatchDue();
        }
    }

    /** Says the same of everything. */
    private static final class Plain implements Content {
        private static final OutgoingMessage WORDS = new OutgoingMessage.Text(RichText.plain("Words"));

        @Override
        public Rendered render(Delivery delivery) {
            var channel = delivery.channel();
            var target = new MessageRef(channel, "1");
            return new Rendered.Do(
                    switch (delivery.kind()) {
                        case POST, ALERT, NOTICE, FEED_NOTICE, TEST, MIRROR -> new Action.Send(channel, WORDS, false);
                        case POST_EDIT, MIRROR_EDIT -> new Action.Edit(target, WORDS);
                        case MIRROR_DELETE -> new Action.Delete(target, true);
                        case THREAD -> new Action.OpenThread(target, "Thread");
                        case SEED -> new Action.React(target, "👍");
                        case CROSSPOST -> new Action.Crosspost(target);
                        case PIN -> new Action.Pin(target);
                    });
        }

        @Override
        public After after(Delivery delivery, Action action, MessageRef sent) {
            return After.NOTHING;
        }
    }
}
