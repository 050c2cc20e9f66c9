package afterword.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.InboundEvent;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.command.Access;
import afterword.command.CommandSpec;
import afterword.command.Option;
import afterword.command.Place;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What updates, as Telegram sends them, mean to us. */
final class UpdateTranslatorTest {
    private static final Instant AT = Instant.ofEpochSecond(1_790_000_000);
    private static final ChannelRef GROUP = new ChannelRef(Platform.TELEGRAM, "-1001");
    private static final ChannelRef CHANNEL = new ChannelRef(Platform.TELEGRAM, "-1003");
    private static final ChannelRef TOPIC = new ChannelRef(Platform.TELEGRAM, "-1002", "5");
    private static final PersonRef ADA = new PersonRef(Platform.TELEGRAM, "7");
    private static final Author ADA_SPEAKING = new Author(ADA, "Ada Lovelace", false);

    private final UpdateDecoder decoder = new UpdateDecoder(new ObjectMapper());
    private final UpdateTranslator translator = new UpdateTranslator(
            new Bot(99, "afterword_bot"),
            List.of(new CommandSpec(
                    "latest",
                    "The newest articles",
                    Access.MEMBER,
                    Place.ANYWHERE,
                    List.of(Option.optional("topic", Option.Type.TEXT, "A topic")))));

    @Test
    void aMessageInAGroupIsWritten() {
        assertThat(events("message-in-group"))
                .containsExactly(new InboundEvent.MessageWritten(
                        "t:500:-1001:41:1790000000", in(GROUP, 41), ADA_SPEAKING, "Hello", null, null, AT, false));
    }

    @Test
    void aCommentAnswersTheAutomaticForwardAndKnowsItsThread() {
        assertThat(written("reply-in-comments"))
                .returns(in(GROUP, 40), InboundEvent.MessageWritten::replyTo)
                .returns(in(GROUP, 40), InboundEvent.MessageWritten::threadRoot);
        assertThat(written("reply-to-reply"))
                .returns(in(GROUP, 42), InboundEvent.MessageWritten::replyTo)
                .returns(in(GROUP, 40), InboundEvent.MessageWritten::threadRoot);
    }

    @Test
    void aTopicThatIsOpenedAgainMayBeSpokenInAgain() {
        assertThat(events("topic-reopened"))
                .containsExactly(new InboundEvent.AccessChanged("t:500:-1002:51:1790000000", TOPIC));
    }

    @Test
    void aTopicIsAPlaceOfItsOwnAndItsOpeningIsNoMessageToAnswer() {
        assertThat(written("message-in-topic"))
                .returns(in(TOPIC, 51), InboundEvent.MessageWritten::message)
                .returns(null, InboundEvent.MessageWritten::replyTo)
                .returns(null, InboundEvent.MessageWritten::threadRoot);
        assertThat(written("reply-in-topic").replyTo()).isEqualTo(in(TOPIC, 51));
        assertThat(written("message-in-general"))
                .returns(in(TOPIC.whole(), 53), InboundEvent.MessageWritten::message)
                .returns(null, InboundEvent.MessageWritten::threadRoot);
    }

    @Test
    void attachmentsAreNamed() {
        assertThat(written("photo-with-caption").text()).isEqualTo("Look\n📎 photo");
        assertThat(written("attachments").text()).isEqualTo("📎 file plan.pdf");
        assertThat(written("sticker").text()).isEqualTo("📎 sticker 😀");
    }

    @Test
    void aChatThatSpeaksIsTheAuthor() {
        assertThat(written("anonymous-administrator").author())
                .isEqualTo(new Author(new PersonRef(Platform.TELEGRAM, "-1001"), "Readers", false));
        assertThat(written("channel-in-group").author())
                .isEqualTo(new Author(new PersonRef(Platform.TELEGRAM, "-1003"), "News", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "own-message",
                "via-another-bot",
                "service-message",
                "edited-command",
                "reaction-of-a-chat",
                "reaction-with-custom-emoji",
                "command-of-another-bot",
                "unknown-command-in-group"
            })
    void whatDoesNotConcernUsIsNothing(String file) {
        assertThat(events(file)).isEmpty();
    }

    @Test
    void aPostsCopyInItsGroupIsKnownByItsOrigin() {
        assertThat(events("automatic-forward"))
                .containsExactly(
                        new InboundEvent.ForwardedAutomatically(
                                "t:500:-1001:40:1790000000", in(GROUP, 40), in(CHANNEL, 12)),
                        new InboundEvent.PostShown(
                                "t:500:-1001:40:1790000000",
                                in(CHANNEL, 12),
                                false,
                                "Post",
                                List.of(),
                                Instant.ofEpochSecond(1_790_000_000)));
    }

    @Test
    void anAnswerShowsThePostThatItAnswersFirst() {
        assertThat(events("reply-to-own-post").getFirst())
                .isEqualTo(new InboundEvent.PostShown(
                        "t:500:-1001:42:1790000000",
                        in(GROUP, 40),
                        true,
                        "Tea\nSee https://example.org/more\n📎 photo",
                        List.of("https://blog.example.org/tea/", "https://example.org/more"),
                        Instant.ofEpochSecond(1_790_000_000)));
        assertThat(written("reply-to-own-post").replyTo()).isEqualTo(in(GROUP, 40));
        assertThat(events("reply-in-comments").getFirst())
                .isEqualTo(new InboundEvent.PostShown(
                        "t:500:-1001:42:1790000000",
                        in(GROUP, 40),
                        false,
                        "Post",
                        List.of(),
                        Instant.ofEpochSecond(1_790_000_000)));
    }

    @Test
    void anEditIsAHappeningOfItsOwn() {
        assertThat(events("edited-message"))
                .containsExactly(
                        new InboundEvent.MessageEdited("t:500:-1001:41:1790000060", in(GROUP, 41), "Hello again"));
    }

    @Test
    void aChannelPostRunsNoCommand() {
        assertThat(written("channel-post").text()).isEqualTo("/latest");
    }

    @Test
    void reactionsAreComparedWithoutTheirPresentation() {
        assertThat(events("reaction"))
                .containsExactly(new InboundEvent.Reacted(
                        "t:500:-1001:40:1790000000", in(GROUP, 40), ADA, List.of("❤"), List.of("👍")));
        assertThat(events("reaction-counts"))
                .containsExactly(new InboundEvent.ReactionsCounted(
                        "t:500:-1003:12:1790000000", in(CHANNEL, 12), Map.of("❤", 4)));
    }

    @Test
    void aMoveIsTheSameHappeningWhicheverChatTellsOfIt() {
        var moved = new InboundEvent.ChannelMoved("t:moved:-5:-1001", new ChannelRef(Platform.TELEGRAM, "-5"), GROUP);

        assertThat(events("moved-told-by-old")).containsExactly(moved);
        assertThat(events("moved-told-by-new")).containsExactly(moved);
    }

    @Test
    void theBotsOwnComingAndGoingIsTold() {
        var space = new SpaceRef(Platform.TELEGRAM, "-1001");
        var id = "t:500:-1001:0:1790000000";

        assertThat(events("bot-added"))
                .containsExactly(
                        new InboundEvent.SpaceJoined(id + ":joined", space, "Readers", ADA),
                        new InboundEvent.AccessChanged(id + ":access", GROUP));
        assertThat(events("bot-removed"))
                .containsExactly(
                        new InboundEvent.ChannelLost(id + ":lost", GROUP, "the bot was removed from Readers"),
                        new InboundEvent.SpaceLeft(id + ":left", space));
        assertThat(events("bot-promoted")).containsExactly(new InboundEvent.AccessChanged(id + ":access", GROUP));
        assertThat(events("bot-blocked")).containsExactly(new InboundEvent.PersonLeft("t:500:7:0:1790000000", ADA));
        assertThat(events("bot-unblocked"))
                .containsExactly(new InboundEvent.PersonReturned("t:500:7:0:1790000000", ADA));
    }

    @Test
    void aCommandIsReadWithItsPlaceAndWhatItAnswers() {
        var plain = (Incoming.Typed) translate("command");
        var inTopic = (Incoming.Typed) translate("command-in-topic");

        assertThat(plain.line()).isEqualTo("latest ai tools\nand more");
        assertThat(plain.ask())
                .isEqualTo(new Incoming.Ask("t:500:-1001:80:1790000000", ADA_SPEAKING, GROUP, in(GROUP, 80), null));
        assertThat(inTopic.ask().where()).isEqualTo(TOPIC);
        assertThat(inTopic.ask().repliedTo()).isEqualTo(in(TOPIC, 51));
        assertThat(inTopic.ask().request("latest", Map.of()))
                .returns(new SpaceRef(Platform.TELEGRAM, "-1002"), it -> it.space())
                .returns(false, it -> it.formsOffered());
    }

    @Test
    void aForwardedCommandIsAMessage() {
        assertThat(written("forwarded-command").text()).isEqualTo("/latest");
    }

    @Test
    void inPrivateWordsAreAnsweredAndAChannelsPostShowsTheChannel() {
        assertThat(translate("private-text")).isInstanceOf(Incoming.Chatted.class);
        assertThat(translate("private-forward-of-channel"))
                .isInstanceOfSatisfying(
                        Incoming.ChannelShown.class,
                        it -> assertThat(it.channelId()).isEqualTo("-1003"));
    }

    @Test
    void aPressedButtonCarriesItsCommand() {
        assertThat(translate("pressed-button")).isInstanceOfSatisfying(Incoming.Pressed.class, it -> {
            assertThat(it.line()).isEqualTo("latest ai");
            assertThat(it.callbackId()).isEqualTo("4242");
            assertThat(it.editable()).isTrue();
            assertThat(it.ask().message()).isEqualTo(in(GROUP, 90));
            assertThat(it.ask().who()).isEqualTo(ADA_SPEAKING);
        });
        assertThat(translate("pressed-button-of-old-message"))
                .isInstanceOfSatisfying(
                        Incoming.Pressed.class, it -> assertThat(it.editable()).isFalse());
    }

    @Test
    void telephonesDashesBeforeAnOptionAreMended() {
        var reader = new CommandReader(
                "afterword_bot",
                List.of(new CommandSpec(
                        "channel add",
                        "Post here",
                        Access.ADMIN,
                        Place.ANYWHERE,
                        List.of(Option.optional("newest", Option.Type.INTEGER, "How many")))));

        var read = reader.read("/channel add —newest 3 — yes", false);

        assertThat(read).isEqualTo(new CommandReader.Read.Ours("channel add --newest 3 — yes"));
    }

    private InboundEvent.MessageWritten written(String file) {
        var events = events(file);
        assertThat(events)
                .filteredOn(it -> !(it instanceof InboundEvent.PostShown))
                .hasSize(1);
        return (InboundEvent.MessageWritten) events.getLast();
    }

    private List<InboundEvent> events(String file) {
        return ((Incoming.Happened) translate(file)).events();
    }

    private Incoming translate(String file) {
        return translator.translate(decoder.decode(json(file)));
    }

    private static String json(String file) {
        try (var stream = UpdateTranslatorTest.class.getResourceAsStream(file + ".json")) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static MessageRef in(ChannelRef channel, int id) {
        return new MessageRef(channel, Integer.toString(id));
    }
}
