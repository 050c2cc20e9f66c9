package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.Card;
import afterword.chat.CardWords;
import afterword.chat.ChannelKind;
import afterword.chat.ForumPost;
import afterword.chat.Look;
import afterword.chat.Mention;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.SendResult;
import afterword.destination.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a post looks at its destination: its words, language, date, mentions, tags and pin. */
final class PostDressTest {
    @TempDir
    Path folder;

    private Newsroom room;

    @BeforeEach
    void open() {
        room = new Newsroom(folder, Instant.parse("2026-03-03T12:00:00Z"));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void dressesAPostAsItsDestinationWants() {
        var text = room.destination(ChannelKind.DISCORD_TEXT, "2");
        room.set(text, Setting.MENTION, "<@&12> for Guides");
        room.set(text, Setting.SILENT, "on");
        room.set(text, Setting.IMAGE, "off");
        room.set(text, Setting.ARCHIVE, "1d");
        room.storage.destinationSettings().template(text.id(), "{{title}}, in {{category}}");

        room.publish("One/Guides");
        room.publish("Two/News");
        room.run();

        var sends = room.discord.actions().stream()
                .filter(Action.Send.class::isInstance)
                .map(Action.Send.class::cast)
                .toList();
        assertThat(sends).allMatch(Action.Send::silent);
        assertThat(posts(sends))
                .extracting(OutgoingMessage.Post::look)
                .containsExactly(new Look(new Mention.Role("12"), false), new Look(null, false));
        assertThat(posts(sends))
                .extracting(it -> it.card().excerpt())
                .containsExactly("One, in Guides", "Two, in News");
        assertThat(room.discord.actions())
                .filteredOn(Action.OpenThread.class::isInstance)
                .hasSize(2)
                .allSatisfy(it ->
                        assertThat(((Action.OpenThread) it).archiveAfter()).isEqualTo(Duration.ofDays(1)));
    }

    @Test
    void speaksTheDestinationsLanguageInAllThatTheBotItselfWrites() {
        var german = room.destination(ChannelKind.TELEGRAM_GROUP, "-1");
        room.destination(ChannelKind.TELEGRAM_GROUP, "-2");
        room.set(german, Setting.LANGUAGE, "de");
        room.publish("One");
        room.run();
        var article = room.article("One").id().value();
        room.database.change("UPDATE article SET gone_at = 1");
        room.storage.deliveries().oweEdits(article, Duration.ZERO, room.now());
        room.at("2026-03-03T12:10:00Z");
        room.run();

        var cards = room.telegram.actions().stream()
                .filter(it -> it.channel().equals(german.channel()))
                .map(it -> it instanceof Action.Send send ? send.message() : ((Action.Edit) it).updated())
                .map(it -> ((OutgoingMessage.Post) it).card())
                .toList();
        assertThat(cards).hasSizeGreaterThanOrEqualTo(2).allSatisfy(card -> {
            assertThat(card.words()).isSameAs(CardWords.in(Locale.GERMAN));
            assertThat(card.date()).contains("März");
            assertThat(card.board()).extracting(Card.Board::question).isEqualTo("Was meinst du?");
        });
        assertThat(cards.getLast().notice()).isEqualTo("Dieser Artikel ist nicht mehr auf der Website.");

        room.set(german, Setting.SCHEDULE, "daily 09:00");
        room.set(german, Setting.DIGEST, "on");
        room.publish("Two", "Three");
        room.at("2026-03-04T09:00:00Z");
        room.run();
        assertThat(room.telegram.posts()).anyMatch(it -> it.startsWith("2 neue Artikel\n"));
    }

    @Test
    void callsForACategoryAlsoWhereTheFeedHasNothingButTags() {
        var text = room.destination(ChannelKind.DISCORD_TEXT, "2");
        room.set(text, Setting.MENTION, "<@&12> for Guides");
        room.set(text, Setting.SCHEDULE, "daily 18:00");
        room.publish("One/Guides");
        room.database.change("UPDATE article SET tags = categories, categories = ''");

        room.at("2026-03-03T18:00:01Z");
        room.run();

        assertThat(room.discord.actions().getFirst())
                .isInstanceOfSatisfying(
                        Action.Send.class,
                        it -> assertThat(((OutgoingMessage.Post) it.message())
                                        .look()
                                        .mention())
                                .isEqualTo(new Mention.Role("12")));
    }

    @Test
    void writesTheDateByTheDestinationsOwnClock() {
        var group = room.group();
        room.set(group, Setting.ZONE, "Asia/Tokyo");
        room.destination(ChannelKind.DISCORD_TEXT, "2");
        room.at("2026-03-03T20:00:00Z");

        room.publish("One");
        room.run();

        assertThat(dates(room.telegram)).containsExactly("March 4, 2026");
        assertThat(dates(room.discord)).containsExactly("March 3, 2026");
    }

    @Test
    void makesAForumPostWithTheTagsAndTheArchiveTimeThatAreWanted() {
        var forum = room.destination(ChannelKind.DISCORD_FORUM, "2");
        room.set(forum, Setting.TAGS, "create");
        room.set(forum, Setting.ARCHIVE, "1h");
        room.set(forum, Setting.SILENT, "on");

        room.publish("One/Guides");
        room.run();

        assertThat(room.discord.actions().getFirst())
                .isInstanceOfSatisfying(
                        Action.SendToForum.class,
                        it -> assertThat(it.post())
                                .isEqualTo(new ForumPost(List.of("Guides"), true, Duration.ofHours(1), true)));
    }

    @Test
    void pinsAPostOnTelegramAsAStepOfItsOwn() {
        var group = room.group();
        room.set(group, Setting.PIN, "on");
        room.telegram.answerNext(new SendResult.Sent(new MessageRef(group.channel(), "77")));

        room.publish("One");
        room.run();

        assertThat(room.telegram.actions())
                .filteredOn(Action.Pin.class::isInstance)
                .singleElement()
                .satisfies(it -> assertThat(((Action.Pin) it).message().id()).isEqualTo("77"));
    }

    private static List<String> dates(FakeMessenger platform) {
        return platform.actions().stream()
                .filter(Action.Send.class::isInstance)
                .map(it -> String.valueOf(((OutgoingMessage.Post) ((Action.Send) it).message())
                        .card()
                        .date()))
                .toList();
    }

    private static List<OutgoingMessage.Post> posts(List<Action.Send> sends) {
        return sends.stream().map(it -> (OutgoingMessage.Post) it.message()).toList();
    }
}
