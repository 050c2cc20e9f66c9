package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.ArticleId;
import afterword.chat.Action;
import afterword.chat.Card;
import afterword.chat.CardWords;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.ForumPost;
import afterword.chat.Look;
import afterword.chat.Mention;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import afterword.destination.FilterRule;
import afterword.destination.Setting;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a destination's settings, rules and times shape what it gets, through the dispatcher and the real database. */
final class DestinationDeliveryTest {
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
    void skipsWhatARuleStopsAndKeepsTheRuleAsTheReason() throws SQLException {
        var group = room.group();
        room.rule(group, true, FilterRule.Subject.CATEGORY, "Reviews");

        room.publish("One/Guides", "Two/Reviews", "Three/Guides");
        room.run();

        assertThat(Newsroom.posts(room.telegram)).containsExactlyInAnyOrder("One", "Three");
        assertThat(ends("Two")).containsExactly("skipped: the rule “not category Reviews” keeps it out");
    }

    @Test
    void judgesAnArticleByTheRulesThatHoldWhenItsTurnComes() throws SQLException {
        var group = room.group();
        room.set(group, Setting.SCHEDULE, "daily 18:00");
        room.publish("One/Guides");
        room.run();
        room.rule(group, false, FilterRule.Subject.CATEGORY, "Reviews");

        room.at("2026-03-03T18:00:01Z");
        room.run();

        assertThat(Newsroom.posts(room.telegram)).isEmpty();
        assertThat(ends("One")).containsExactly("skipped: the rule “only category Reviews” is not met");
    }

    @Test
    void holdsWhatComesInQuietHoursAndPostsItAfterwardsInOrder() {
        var group = room.group();
        room.set(group, Setting.QUIET, "22:00-07:00");
        room.at("2026-03-03T22:30:00Z");
        room.publish("One");
        room.run();
        room.at("2026-03-04T01:00:00Z");
        room.publish("Two");
        room.run();
        assertThat(Newsroom.posts(room.telegram)).isEmpty();

        room.at("2026-03-04T06:59:59Z");
        room.run();
        assertThat(Newsroom.posts(room.telegram)).isEmpty();
        room.at("2026-03-04T07:00:00Z");
        room.run();

        assertThat(Newsroom.posts(room.telegram)).containsExactly("One", "Two");
    }

    @Test
    void holdsBackOneDestinationAndNoOther() {
        var held = room.destination(ChannelKind.TELEGRAM_GROUP, "-1");
        room.destination(ChannelKind.DISCORD_TEXT, "2");
        room.set(held, Setting.SCHEDULE, "weekly mon 09:00");

        room.publish("One");
        room.run();

        assertThat(Newsroom.posts(room.telegram)).isEmpty();
        assertThat(Newsroom.posts(room.discord)).containsExactly("One");
    }

    @Test
    void postsOneDigestOfWhatHadToWaitAndEndsEachOfThem() throws SQLException {
        var group = room.group();
        room.set(group, Setting.QUIET, "22:00-07:00");
        room.set(group, Setting.DIGEST, "on");
        room.rule(group, true, FilterRule.Subject.CATEGORY, "Reviews");
        room.at("2026-03-03T23:00:00Z");
        room.publish("One");
        room.publish("Two/Reviews");
        room.publish("Three");
        room.at("2026-03-04T07:00:00Z");
        room.publish("Four");

        room.run();

        assertThat(Newsroom.posts(room.telegram)).containsExactly("2 new articles\n• One\n• Three", "Four");
        assertThat(ends("One")).containsExactly("sent");
        assertThat(ends("Two")).containsExactly("skipped: the rule “not category Reviews” keeps it out");
        assertThat(ends("Three"))
                .singleElement()
                .asString()
                .startsWith("skipped: posted in the digest of 2026-03-04T07");
        assertThat(room.storage.deliveries().outstanding()).isZero();
    }

    @Test
    void saysTheSameDigestAgainAfterACallWithoutAnswer() throws SQLException {
        var group = room.group();
        room.set(group, Setting.SCHEDULE, "daily 09:00");
        room.set(group, Setting.DIGEST, "on");
        room.publish("One");
        room.publish("Two");
        room.at("2026-03-04T09:00:00Z");
        room.telegram.answerNext(new SendResult.Unknown("reset"));
        room.run();
        room.publish("Three");

        room.at("2026-03-04T09:05:00Z");
        room.run();

        var digest = "2 new articles\n• One\n• Two";
        assertThat(Newsroom.posts(room.telegram)).containsExactly(digest, digest);
        assertThat(ends("Two")).singleElement().asString().startsWith("skipped: posted in the digest");
        room.at("2026-03-05T09:00:00Z");
        room.run();
        assertThat(Newsroom.posts(room.telegram)).containsExactly(digest, digest, "Three");
    }

    @Test
    void losesNoArticleOfMoreThanOneDigestHolds() {
        var group = room.group();
        room.set(group, Setting.SCHEDULE, "daily 09:00");
        room.set(group, Setting.DIGEST, "on");
        var titles = IntStream.range(0, 60).mapToObj(it -> "A rather long title of article number " + it);
        titles.forEach(room::publish);

        room.at("2026-03-04T09:00:00Z");
        room.run();

        var said = String.join("\n", Newsroom.posts(room.telegram)) + "\n";
        IntStream.range(0, 60)
                .forEach(it -> assertThat(said).containsOnlyOnce("A rather long title of article number " + it + "\n"));
        assertThat(Newsroom.posts(room.telegram)).hasSizeLessThan(10).allMatch(it -> it.length() < 2_000);
        assertThat(room.storage.deliveries().outstanding()).isZero();
    }

    @Test
    void postsAtMostSoManyADayAndTheOthersTheNextDay() {
        var group = room.group();
        room.set(group, Setting.PER_DAY, "2");
        List.of("One", "Two", "Three", "Four", "Five").forEach(room::publish);

        room.run();
        assertThat(Newsroom.posts(room.telegram)).containsExactly("One", "Two");
        room.at("2026-03-03T23:59:59Z");
        room.run();
        assertThat(Newsroom.posts(room.telegram)).hasSize(2);
        room.at("2026-03-04T00:00:00Z");
        room.run();
        assertThat(Newsroom.posts(room.telegram)).containsExactly("One", "Two", "Three", "Four");
        room.at("2026-03-05T00:00:00Z");
        room.run();

        assertThat(Newsroom.posts(room.telegram)).containsExactly("One", "Two", "Three", "Four", "Five");
    }

    @Test
    void countsADayFromMidnightOfTheDestinationsOwnClock() {
        var group = room.group();
        room.set(group, Setting.ZONE, "Europe/Berlin");
        room.set(group, Setting.PER_DAY, "1");
        room.at("2026-03-03T22:30:00Z");
        room.publish("One");
        room.run();
        room.publish("Two");
        room.run();
        assertThat(Newsroom.posts(room.telegram)).containsExactly("One");

        room.at("2026-03-03T23:00:00Z");
        room.run();

        assertThat(Newsroom.posts(room.telegram)).containsExactly("One", "Two");
    }

    @Test
    void letsGoWhatWaitedWhenTheScheduleIsTakenAway() {
        var group = room.group();
        room.set(group, Setting.SCHEDULE, "weekly mon 09:00");
        room.publish("One");
        room.run();

        room.set(group, Setting.SCHEDULE, "at once");
        room.run();

        assertThat(Newsroom.posts(room.telegram)).containsExactly("One");
    }

    @Test
    void staysWithinTheHoursThatAClockChangeRepeats() {
        var group = room.group();
        room.set(group, Setting.ZONE, "Europe/Berlin");
        room.set(group, Setting.QUIET, "22:00-02:30");
        room.at("2026-10-25T00:10:00Z");
        room.publish("One");

        // 02:30 for the first time, then for the second.
        room.at("2026-10-25T00:31:00Z");
        room.run();
        assertThat(Newsroom.posts(room.telegram)).isEmpty();
        room.at("2026-10-25T01:30:00Z");
        room.run();

        assertThat(Newsroom.posts(room.telegram)).containsExactly("One");
    }

    @Test
    void endsAFullQueueWhenItsDestinationIsRemovedAndDisturbsNoOther() throws SQLException {
        var group = room.group();
        room.destination(ChannelKind.DISCORD_FORUM, "2");
        room.set(group, Setting.SCHEDULE, "daily 09:00");
        room.rule(group, true, FilterRule.Subject.WORDS, "nothing");
        var titles = IntStream.range(0, 40).mapToObj(it -> "Article " + it).toList();
        room.publish(titles.toArray(String[]::new));

        assertThat(room.storage.destinations().remove(group.channel(), room.now()))
                .isTrue();
        room.at("2026-03-04T09:00:00Z");
        room.run();

        assertThat(Newsroom.posts(room.telegram)).isEmpty();
        assertThat(Newsroom.posts(room.discord)).hasSize(40);
        assertThat(ends("Article 7")).containsExactlyInAnyOrder("sent", "skipped: the destination was removed");
        assertThat(room.storage.destinationSettings().rules(group.id()).isEmpty())
                .isTrue();
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
                .allSatisfy(it ->
                        assertThat(((Action.OpenThread) it).archiveAfter()).isEqualTo(Duration.ofDays(1)));
    }

    @Test
    void speaksTheDestinationsLanguageInAllThatTheBotItselfWrites() throws SQLException {
        var german = room.destination(ChannelKind.TELEGRAM_GROUP, "-1");
        room.destination(ChannelKind.TELEGRAM_GROUP, "-2");
        room.set(german, Setting.LANGUAGE, "de");
        room.publish("One");
        room.run();
        var article = room.article("One").id().value();
        sql("UPDATE article SET gone_at = 1");
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
        assertThat(Newsroom.posts(room.telegram)).anyMatch(it -> it.startsWith("2 neue Artikel\n"));
    }

    @Test
    void keepsThePostsDressWhenItIsEditedAlsoInAForumsOwnChannel() {
        var forum = room.destination(ChannelKind.DISCORD_FORUM, "2");
        room.storage.destinationSettings().template(forum.id(), "{{title}}, in {{category}}");
        room.set(forum, Setting.IMAGE, "off");
        var thread = new ChannelRef(Platform.DISCORD, "77");
        room.discord.answerNext(new SendResult.Sent(new MessageRef(thread, "77")));
        room.publish("One/Guides");
        room.run();

        var article = room.article("One");
        var poll = room.storage.polls().of(article.id()).orElseThrow();
        room.storage
                .polls()
                .vote(
                        poll,
                        new MessageRef(new ChannelRef(Platform.DISCORD, "1"), "1"),
                        new PersonRef(Platform.DISCORD, "7"),
                        "🔥",
                        "event",
                        room.now());
        room.at("2026-03-03T12:10:00Z");
        room.run();

        assertThat(room.discord.actions().getLast()).isInstanceOfSatisfying(Action.Edit.class, edit -> {
            var post = (OutgoingMessage.Post) edit.updated();
            assertThat(edit.message().channel()).isEqualTo(thread);
            assertThat(post.card().excerpt()).isEqualTo("One, in Guides");
            assertThat(post.look().image()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Uno</title><description>About One</description><category>Guides</category>",
                "<title>One</title><description>Otherwise</description><category>Guides</category>",
                "<title>One</title><description>About One</description><category>Reviews</category>",
                "<title>One</title><description>About One</description><category>Guides</category>"
                        + "<enclosure url=\"https://blog.example.org/new.jpg\" type=\"image/jpeg\" length=\"9\"/>",
            })
    void editsThePostsOfAnArticleOnBothPlatformsWhicheverPartOfItChanges(String elements) {
        room.group();
        room.destination(ChannelKind.DISCORD_TEXT, "2");
        room.publish("One/Guides");
        room.run();
        var before = room.article("One");
        room.at("2026-03-03T12:10:00Z");

        room.change("One", elements);
        room.run();

        var article = room.storage.articles().find(before.id()).orElseThrow();
        for (var platform : List.of(room.telegram, room.discord)) {
            assertThat(Newsroom.posts(platform)).hasSize(1);
            assertThat(platform.actions())
                    .filteredOn(Action.Edit.class::isInstance)
                    .last()
                    .isInstanceOfSatisfying(Action.Edit.class, edit -> {
                        var card = ((OutgoingMessage.Post) edit.updated()).card();
                        assertThat(card.title()).isEqualTo(article.title());
                        assertThat(card.excerpt()).isEqualTo(article.excerpt());
                        assertThat(card.categories()).isEqualTo(article.categories());
                        assertThat(card.image()).isEqualTo(article.image());
                        assertThat(List.of(card.title(), card.excerpt(), card.categories(), "" + card.image()))
                                .isNotEqualTo(List.of(
                                        before.title(), before.excerpt(), before.categories(), "" + before.image()));
                    });
        }
    }

    @Test
    void repeatsNoCallInDoubtForADestinationThatIsRemoved() throws SQLException {
        var group = room.group();
        room.publish("One", "Two");
        room.telegram.answerNext(new SendResult.Unknown("reset"));
        room.run();
        assertThat(Newsroom.posts(room.telegram)).hasSize(1);

        assertThat(room.storage.destinations().remove(group.channel(), room.now()))
                .isTrue();
        room.at("2026-03-03T12:10:00Z");
        room.run();

        assertThat(Newsroom.posts(room.telegram)).hasSize(1);
        assertThat(ends("One")).containsExactly("skipped: the destination was removed");
        assertThat(ends("Two")).containsExactly("skipped: the destination was removed");
    }

    @Test
    void callsForACategoryAlsoWhereTheFeedHasNothingButTags() throws SQLException {
        var text = room.destination(ChannelKind.DISCORD_TEXT, "2");
        room.set(text, Setting.MENTION, "<@&12> for Guides");
        room.set(text, Setting.SCHEDULE, "daily 18:00");
        room.publish("One/Guides");
        sql("UPDATE article SET tags = categories, categories = ''");

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

    private static List<String> dates(FakeMessenger platform) {
        return platform.actions().stream()
                .filter(Action.Send.class::isInstance)
                .map(it -> String.valueOf(((OutgoingMessage.Post) ((Action.Send) it).message())
                        .card()
                        .date()))
                .toList();
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

    @Test
    void publishesAtMostTenPostsOfAChannelInAnHour() {
        var news = room.destination(ChannelKind.DISCORD_ANNOUNCEMENT, "2");
        var titles = IntStream.range(0, 13).mapToObj(it -> "Article " + it).toList();
        room.publish(titles.toArray(String[]::new));

        room.run();
        assertThat(Newsroom.posts(room.discord)).hasSize(13);
        assertThat(crossposts()).hasSize(10);
        room.at("2026-03-03T12:59:00Z");
        room.run();
        assertThat(crossposts()).hasSize(10);
        room.at("2026-03-03T13:00:10Z");
        room.run();

        assertThat(crossposts()).hasSize(13).doesNotHaveDuplicates();
        room.set(news, Setting.CROSSPOST, "off");
        room.publish("Another");
        room.run();
        assertThat(crossposts()).hasSize(13);
    }

    @Test
    void postsAnArticleAnewWhereItsPostWasRemovedAndItReturned() {
        var marks = room.destination(ChannelKind.TELEGRAM_GROUP, "-1");
        var removes = room.destination(ChannelKind.TELEGRAM_GROUP, "-2");
        room.set(removes, Setting.WHEN_GONE, "remove");
        room.publish("One");
        room.run();

        for (var other : List.of("Two", "Three")) {
            room.storage.deletions().gone(room.article("One").id(), room.now());
            room.run();
            room.publish("One", other);
            room.run();
        }

        assertThat(postsOf("One", marks.channel())).hasSize(1);
        assertThat(postsOf("One", removes.channel())).hasSize(3);
        assertThat(room.telegram.actions().stream().filter(Action.Delete.class::isInstance))
                .hasSize(2);
        assertThat(room.storage
                        .deliveries()
                        .fates(room.article("One").id().value())
                        .places())
                .hasSize(2);
    }

    @Test
    void postsAnArticleThatLeftBeforeItsTurnWhenItReturns() {
        var group = room.group();
        room.set(group, Setting.QUIET, "11:00-13:00");
        room.publish("One");
        room.storage.deletions().gone(room.article("One").id(), room.now());
        room.at("2026-03-03T13:00:01Z");
        room.run();
        assertThat(Newsroom.posts(room.telegram)).isEmpty();

        room.publish("One", "Two");
        room.run();

        assertThat(Newsroom.posts(room.telegram)).containsExactlyInAnyOrder("One", "Two");
    }

    private List<Action.Send> postsOf(String title, ChannelRef channel) {
        return room.telegram.actions().stream()
                .filter(it -> it instanceof Action.Send send
                        && send.channel().equals(channel)
                        && send.message() instanceof OutgoingMessage.Post post
                        && post.card().title().equals(title))
                .map(Action.Send.class::cast)
                .toList();
    }

    @Test
    void removesThePostOfAnArticleThatIsGoneWhereThatIsWanted() throws SQLException {
        var marks = room.destination(ChannelKind.TELEGRAM_GROUP, "-1");
        var removes = room.destination(ChannelKind.TELEGRAM_GROUP, "-2");
        room.set(removes, Setting.WHEN_GONE, "remove");
        room.publish("One");
        room.run();

        sql("UPDATE article SET gone_at = 1");
        room.storage
                .deliveries()
                .oweEdits(
                        room.storage
                                .articles()
                                .find(new ArticleId(1))
                                .orElseThrow()
                                .id()
                                .value(),
                        Duration.ZERO,
                        room.now());
        room.at("2026-03-03T12:10:00Z");
        room.run();

        var last = room.telegram
                .actions()
                .subList(
                        room.telegram.actions().size() - 2,
                        room.telegram.actions().size());
        assertThat(last)
                .filteredOn(Action.Delete.class::isInstance)
                .singleElement()
                .satisfies(it -> assertThat(it.channel()).isEqualTo(removes.channel()));
        assertThat(last)
                .filteredOn(Action.Edit.class::isInstance)
                .singleElement()
                .satisfies(it -> assertThat(it.channel()).isEqualTo(marks.channel()));
    }

    @Test
    void postsATestThatStartsNoDiscussionAndOvertakesWhatWaits() throws SQLException {
        var group = room.group();
        room.set(group, Setting.SCHEDULE, "weekly mon 09:00");
        room.publish("One");
        room.run();

        room.storage
                .destinationSettings()
                .oweTest(group, room.article("One").id().value(), room.now());
        room.run();

        assertThat(room.telegram.actions())
                .singleElement()
                .isInstanceOfSatisfying(
                        Action.Send.class,
                        it -> assertThat(((OutgoingMessage.Post) it.message())
                                        .card()
                                        .notice())
                                .startsWith("A test"));
        assertThat(texts("SELECT COUNT(*) FROM message")).containsExactly("0");
    }

    @Test
    void postsATestAlsoBeforeThereIsAnArticle() {
        var forum = room.destination(ChannelKind.DISCORD_FORUM, "2");

        room.storage.destinationSettings().oweTest(forum, 0, room.now());
        room.run();

        assertThat(Newsroom.posts(room.discord)).singleElement().asString().startsWith("A test");
    }

    private List<Action> crossposts() {
        return room.discord.actions().stream()
                .filter(Action.Crosspost.class::isInstance)
                .toList();
    }

    private static List<OutgoingMessage.Post> posts(List<Action.Send> sends) {
        return sends.stream().map(it -> (OutgoingMessage.Post) it.message()).toList();
    }

    /** How the posts of an article ended, with the reasons. */
    private List<String> ends(String title) throws SQLException {
        return texts(
                "SELECT d.state || COALESCE(': ' || d.reason, '') FROM delivery d JOIN article a ON a.id = d.subject"
                        + " WHERE d.kind = 'POST' AND a.title = '" + title + "' ORDER BY d.id");
    }

    private List<String> texts(String query) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("test.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private void sql(String change) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("test.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(change)).isPositive();
        }
    }
}
