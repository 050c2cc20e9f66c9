package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Author;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import afterword.chat.SpaceRef;
import afterword.command.CommandRequest;
import afterword.command.Commands;
import afterword.command.Gatekeeper;
import afterword.command.Reply;
import afterword.comment.CommentStore.NewComment;
import afterword.destination.Destination;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What admins and owners see of what is owed, and what they may make of it, over the real database. */
final class DeliveriesCommandTest {
    private static final PersonRef OLGA = new PersonRef(Platform.DISCORD, "1");
    private static final PersonRef ADA = new PersonRef(Platform.DISCORD, "2");
    private static final PersonRef LENA = new PersonRef(Platform.TELEGRAM, "3");
    private static final ChannelRef FIRST = new ChannelRef(Platform.DISCORD, "100");
    private static final ChannelRef SECOND = new ChannelRef(Platform.DISCORD, "200");
    private static final ChannelRef DIRECT = new ChannelRef(Platform.DISCORD, "9");

    @TempDir
    Path folder;

    private final Set<PersonRef> owners = new HashSet<>(Set.of(OLGA));
    private final Set<ChannelRef> managedByAda = new HashSet<>(Set.of(FIRST));
    private Newsroom room;
    private Commands commands;

    @BeforeEach
    void open() {
        room = new Newsroom(folder, Instant.parse("2026-03-03T12:00:00Z"));
        var gatekeeper = new Rights();
        commands = new Commands(
                List.of(new DeliveriesCommand(
                        room.storage.deliveries(), room.storage.destinations(), gatekeeper, room::now, () -> {})),
                gatekeeper);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void showsAnAdminInPrivateTheirOwnDestinationsAndAnOwnerAll() {
        waiting();

        assertThat(say(ADA, null, Map.of()))
                .contains("First (Discord)", "2 posts waiting, the oldest for 5 minutes")
                .doesNotContain("Second");
        assertThat(say(OLGA, null, Map.of())).contains("First (Discord)", "Second (Discord)");
    }

    @Test
    void showsInAServerThatServersDestinationsOnlyAlsoToAnOwner() {
        waiting();

        assertThat(say(ADA, new SpaceRef(Platform.DISCORD, "1"), Map.of()))
                .contains("First")
                .doesNotContain("Second");
        assertThat(say(OLGA, new SpaceRef(Platform.DISCORD, "2"), Map.of()))
                .contains("Second")
                .doesNotContain("First");
    }

    @Test
    void letsNobodyDropOrRetryWhatIsAnothersByNamingIt() {
        waiting();

        for (var named : List.of("Second", SECOND.id(), "<#" + SECOND.id() + ">")) {
            for (var what : List.of("drop", "retry")) {
                assertThat(say(ADA, null, Map.of("do", what, "channel", named)))
                        .contains("Say at which destination")
                        .doesNotContain("Second");
                assertThat(say(ADA, new SpaceRef(Platform.DISCORD, "1"), Map.of("do", what, "channel", named)))
                        .contains("Say at which destination")
                        .doesNotContain("Second");
            }
        }

        assertThat(room.storage.deliveries().standing(SECOND, room.now()))
                .extracting(DeliveryStore.Heap::size)
                .containsExactly(2);
    }

    @Test
    void asksForRightsEachTimeAndNotOnlyWhenTheListWasShown() {
        waiting();
        assertThat(say(ADA, null, Map.of())).contains("First");

        managedByAda.clear();

        assertThat(say(ADA, null, Map.of("do", "drop", "channel", "First"))).contains("No articles go");
        assertThat(say(ADA, new SpaceRef(Platform.DISCORD, "1"), Map.of("do", "drop")))
                .contains("needs the Manage Server permission");
        assertThat(room.storage.deliveries().outstanding()).isEqualTo(4);
    }

    @Test
    void asksWhichIsMeantWhereTwoHaveOneName() {
        destination("First", FIRST, "1");
        destination("First", SECOND, "2");
        room.publish("One");

        assertThat(say(OLGA, null, Map.of("do", "drop", "channel", "First")))
                .contains("(Discord) 100", "(Discord) 200");
        assertThat(room.storage.deliveries().outstanding()).isEqualTo(2);

        assertThat(say(OLGA, null, Map.of("do", "drop", "channel", "200"))).contains("1 given up");
        assertThat(room.storage.deliveries().standing(SECOND, room.now())).isEmpty();
        assertThat(room.storage.deliveries().outstanding()).isEqualTo(1);
    }

    @Test
    void saysSinceWhenAndWhyADestinationIsPaused() {
        var first = destination("First", FIRST, "1");
        room.storage.destinations().suspend(first.channel(), "the bot was put out", room.now());

        room.at("2026-03-03T15:00:00Z");

        assertThat(say(ADA, null, Map.of())).contains("paused for 3 hours, because the bot was put out");
    }

    @Test
    void retriesAPausedDestinationAndSaysThatItIsPausedNoMore() {
        var first = destination("First", FIRST, "1");
        room.publish("One");
        room.storage.destinations().suspend(first.channel(), "the bot was put out", room.now());
        room.run();
        assertThat(room.discord.posts()).isEmpty();

        assertThat(say(ADA, null, Map.of("do", "retry"))).contains("no longer paused", "1 tried again for First");
        room.run();

        assertThat(room.discord.posts()).containsExactly("One");
    }

    @Test
    void dropsWhatAPausedDestinationIsOwedAndSaysThatItStaysPaused() {
        var first = destination("First", FIRST, "1");
        room.publish("One");
        room.storage.destinations().suspend(first.channel(), "the bot was put out", room.now());

        assertThat(say(ADA, null, Map.of("do", "drop")))
                .contains("1 given up for First", "It stays paused, because the bot was put out", "deliveries retry")
                .doesNotContain("What comes from now on is posted.");
        assertThat(say(ADA, null, Map.of("do", "retry")))
                .contains("First is no longer paused. Nothing waits for First, and nothing was given up.");
        room.run();

        assertThat(room.discord.posts()).isEmpty();
    }

    @Test
    void countsWhatWaitsOrDiedInTheThreadsOfADestinationToIt() {
        destination("First", FIRST, "1");
        destination("Second", SECOND, "2");
        room.publish("One");
        room.run();
        var thread = new ChannelRef(Platform.DISCORD, thread(FIRST));
        mirrored("Waits");
        var waits = mirror(thread);
        room.storage.deliveries().recordRetry(waits, room.now().plus(Duration.ofHours(6)), "the thread is locked");
        room.at("2026-03-03T12:30:00Z");

        assertThat(say(ADA, null, Map.of())).contains("1 comment waiting for 29 minutes (the thread is locked)");

        room.storage.deliveries().recordDead(waits, "the thread is full", room.now());
        assertThat(say(ADA, null, Map.of())).contains("1 comment given up", "ago (the thread is full)");
        assertThat(say(OLGA, new SpaceRef(Platform.DISCORD, "2"), Map.of())).doesNotContain("given up");

        assertThat(say(ADA, null, Map.of("do", "retry"))).contains("1 tried again");
        assertThat(mirror(thread)).isEqualTo(waits);
        assertThat(say(ADA, null, Map.of("do", "drop"))).contains("1 given up");
        assertThat(room.storage.deliveries().standing(FIRST, room.now())).isEmpty();
    }

    @Test
    void countsTheDiscussionGroupOfATelegramChannelToIt() {
        owners.add(LENA);
        var channel = room.destination(ChannelKind.TELEGRAM_CHANNEL, "-100");
        room.telegram.answerNext(new SendResult.Sent(new MessageRef(channel.channel(), "77")));
        room.publish("One");
        room.run();
        var group = new ChannelRef(Platform.TELEGRAM, "-200");
        room.storage
                .comments()
                .linkForward(new MessageRef(channel.channel(), "77"), new MessageRef(group, "5"), room.now());
        mirrored("Waits");

        assertThat(say(LENA, null, Map.of())).contains("1 comment waiting");

        var info = room.destination(ChannelKind.TELEGRAM_GROUP, "-200");
        assertThat(room.storage.deliveries().standing(channel.channel(), room.now()))
                .isEmpty();
        assertThat(room.storage.deliveries().standing(info.channel(), room.now()))
                .hasSize(1);
    }

    @Test
    void tellsWhatWasSentAgainAfterACallWithoutAnswer() {
        owners.add(LENA);
        room.group();
        room.publish("One");
        room.telegram.answerNext(new SendResult.Unknown("reset"));
        room.run();
        room.at("2026-03-03T12:05:00Z");
        room.run();

        assertThat(room.telegram.posts()).containsExactly("One", "One");
        assertThat(say(LENA, null, Map.of()))
                .contains("1 post sent", "sent again after a call without an answer: it may show twice");
    }

    /** Two destinations in two servers, with two posts each that wait for five minutes. */
    private void waiting() {
        destination("First", FIRST, "1");
        destination("Second", SECOND, "2");
        room.publish("One", "Two");
        room.at("2026-03-03T12:05:00Z");
    }

    private Destination destination(String name, ChannelRef channel, String space) {
        return room.destination(ChannelKind.DISCORD_TEXT, channel.id(), name, space);
    }

    /** The thread that was opened on the only post of a text channel: it has that message's id. */
    private String thread(ChannelRef channel) {
        return room.storage.deliveries().fates(room.article("One").id().value()).places().stream()
                .filter(it -> it.channel().equals(channel))
                .map(Fate::delivery)
                .filter(Objects::nonNull)
                .map(Fate.Recorded::message)
                .filter(Objects::nonNull)
                .map(MessageRef::id)
                .findFirst()
                .orElseThrow();
    }

    /** A comment that came by a form, and so is owed to every room. */
    private void mirrored(String words) {
        var author = new Author(LENA, "Lena", false);
        room.storage
                .comments()
                .add(new NewComment(room.article("One").id(), null, author, words), null, "event " + words, room.now());
    }

    private Delivery mirror(ChannelRef thread) {
        return room.storage.deliveries().due(room.now(), thread.platform(), List.of(), 10).stream()
                .filter(it -> it.kind() == Kind.MIRROR && it.channel().equals(thread))
                .findFirst()
                .orElseThrow();
    }

    private String say(PersonRef who, @Nullable SpaceRef space, Map<String, String> options) {
        var where = space == null ? DIRECT : new ChannelRef(Platform.DISCORD, space.id() + "55");
        var request = new CommandRequest(
                "1", "admin deliveries", new Author(who, "Name", false), where, space, options, false, null);
        return switch (commands.run(request)) {
            case Reply.Message message -> message.text().text();
            case Reply.Refusal refusal -> refusal.text().text();
            case Reply.Document _, Reply.Form _ -> throw new AssertionError("Not an answer in words");
        };
    }

    /** Ada manages some channels, and the server in which she speaks while she manages any. */
    private final class Rights implements Gatekeeper {
        @Override
        public boolean owns(PersonRef person) {
            return owners.contains(person);
        }

        @Override
        public boolean admitted(SpaceRef space) {
            return true;
        }

        @Override
        public boolean mayManage(PersonRef person, ChannelRef channel) {
            return person.equals(ADA)
                    && (managedByAda.contains(channel) || (channel.id().startsWith("1") && !managedByAda.isEmpty()));
        }
    }
}
