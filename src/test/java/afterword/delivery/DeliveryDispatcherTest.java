package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.ArticleCards;
import afterword.article.IntakePlan;
import afterword.chat.Action;
import afterword.chat.Author;
import afterword.chat.Card;
import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import afterword.chat.SpaceRef;
import afterword.comment.CommentMirrors;
import afterword.comment.CommentStore;
import afterword.feed.FeedParser;
import afterword.feed.FeedStore;
import afterword.feed.ParseResult;
import afterword.poll.Tallies;
import afterword.storage.SqliteStorage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of owed calls, over the real database; the platform and time are told what to do. */
final class DeliveryDispatcherTest {
    private static final ChannelRef GROUP = new ChannelRef(Platform.TELEGRAM, "-100");
    private static final ChannelRef SUPERGROUP = new ChannelRef(Platform.TELEGRAM, "-100200");
    private static final PersonRef LENA = new PersonRef(Platform.TELEGRAM, "7");

    @TempDir
    Path folder;

    private final FakeMessenger messenger = new FakeMessenger(Platform.TELEGRAM);
    private Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private SqliteStorage storage;
    private ArticlePosts posts;
    private DeliveryDispatcher dispatcher;

    private final List<Platform> foundLate = new CopyOnWriteArrayList<>();
    private final DeliveryDispatcher.Listener calls = new DeliveryDispatcher.Listener() {
        @Override
        public void ended() {}

        @Override
        public void foundLate(Platform platform) {
            foundLate.add(platform);
        }
    };

    @BeforeEach
    void wire() {
        storage = SqliteStorage.open(folder.resolve("test.db"), () -> now);
        posts = new ArticlePosts(
                storage.articles(),
                storage.destinations(),
                new ArticleCards(new Tallies(storage.polls()), Locale.ENGLISH, ZoneOffset.UTC),
                new PostPlan(
                        storage.destinationSettings(), storage.posts(), storage.articles(), ZoneOffset.UTC, () -> now));
        dispatcher = dispatcher(posts, DeliveryDispatcher.UncertainTelegram.REPEAT);
    }

    @AfterEach
    void close() {
        dispatcher.close();
        storage.close();
    }

    private DeliveryDispatcher dispatcher(Content content, DeliveryDispatcher.UncertainTelegram uncertain) {
        Map<Kind, Content> contents = new EnumMap<>(Kind.class);
        for (var kind : Kind.values()) {
            contents.put(kind, content);
        }
        contents.put(Kind.NOTICE, new DestinationNotices(storage.destinations()));
        return new DeliveryDispatcher(
                storage.deliveries(),
                storage.destinations(),
                contents,
                List.of(new DeliveryDispatcher.Line(messenger, new Pacer(Pacer.Limits.NONE, () -> now))),
                uncertain,
                () -> now,
                calls);
    }

    @Test
    void postsInTheOrderInWhichArticlesCame() {
        owe(5);

        runUntilNothingIsOwed();

        assertThat(titles()).containsExactly("Article 1", "Article 2", "Article 3", "Article 4", "Article 5");
    }

    @Test
    void waitsAsLongAsThePlatformAsksAndLetsNothingOvertake() {
        owe(2);
        messenger.answerNext(new SendResult.RetryAfter(Duration.ofSeconds(30), false, "wait"));
        settleOnce();

        now = now.plusSeconds(29);
        settleOnce();
        assertThat(titles()).containsExactly("Article 1");

        now = now.plusSeconds(1);
        runUntilNothingIsOwed();
        assertThat(titles()).containsExactly("Article 1", "Article 1", "Article 2");
    }

    @Test
    void sendsAgainWhatHadNoAnswerOnTelegramAndCountsIt() {
        owe(1);
        messenger.answerNext(new SendResult.Unknown("reset"));

        runUntilNothingIsOwed();

        assertThat(titles()).containsExactly("Article 1", "Article 1");
        assertThat(storage.deliveries().repeated()).isEqualTo(1);
    }

    @Test
    void bringsAPostUpToDateThatMayBeTheFirstOfTwoCalls() {
        messenger.deduplicate();
        owe(1);
        messenger.answerNext(new SendResult.Unknown("reset"));

        runUntilNothingIsOwed();

        assertThat(titles()).containsExactly("Article 1", "Article 1");
        assertThat(messenger.actions()).hasAtLeastOneElementOfType(Action.Edit.class);
        assertThat(foundLate).containsExactly(Platform.TELEGRAM);
    }

    @Test
    void findsNothingLateWhereTheFirstCallWasAnswered() {
        owe(1);

        runUntilNothingIsOwed();

        assertThat(messenger.actions()).doesNotHaveAnyElementsOfTypes(Action.Edit.class);
        assertThat(foundLate).isEmpty();
    }

    @Test
    void looksAgainWithinHalfAMinuteHoweverOftenNoAnswerCame() {
        owe(1);
        for (var call = 0; call < 12; call++) {
            messenger.answerNext(new SendResult.Unknown("reset"));
        }

        for (var round = 0; round < 12; round++) {
            settleOnce();
            now = now.plusSeconds(30);
            settleOnce();
        }

        settleOnce();
        assertThat(titles()).hasSize(13);
    }

    @Test
    void leavesWhatHadNoAnswerWhenToldToSkip() {
        dispatcher.close();
        dispatcher = dispatcher(posts, DeliveryDispatcher.UncertainTelegram.SKIP);
        owe(1);
        messenger.answerNext(new SendResult.Unknown("reset"));

        runUntilNothingIsOwed();

        assertThat(titles()).containsExactly("Article 1");
    }

    @Test
    void followsAChatThatMovedAndRepeatsNothingThere() {
        owe(2);
        messenger.answerNext(new SendResult.Moved(SUPERGROUP));

        runUntilNothingIsOwed();

        var sent = sends().skip(1).toList();
        assertThat(sent).extracting(Action.Send::channel).containsOnly(SUPERGROUP);
        assertThat(sent).hasSize(2);
    }

    @Test
    void keepsWhatIsOwedToAClosedChannelUntilItOpensAgain() {
        owe(2);
        messenger.answerNext(new SendResult.Gone("kicked"));
        settleOnce();
        settleOnce();
        assertThat(titles()).containsExactly("Article 1");

        storage.destinations().resume(GROUP, now);
        runUntilNothingIsOwed();

        assertThat(titles()).containsExactly("Article 1", "Article 1", "Article 2");
    }

    @Test
    void tellsOwnersOnceOfAPlaceThatFailsEveryDayUntilSomethingGotThere() {
        storage.people().addOwner(LENA, now);
        owe(2);
        messenger.answerNext(new SendResult.Closed("the topic is closed"));
        settleOnce();
        settleOnce();
        var since = now;
        for (var day = 0; day < 5; day++) {
            now = now.plus(Duration.ofDays(1));
            storage.destinations().tryAgain(GROUP);
            messenger.answerNext(new SendResult.Closed("the topic is closed"));
            settleOnce();
            settleOnce();
        }

        assertThat(notices()).isEqualTo(1);
        assertThat(storage.destinations().at(GROUP)).hasValueSatisfying(it -> {
            assertThat(it.suspendedBecause()).isEqualTo("the topic is closed");
            assertThat(it.suspendedSince()).isEqualTo(since);
        });

        storage.destinations().tryAgain(GROUP);
        runUntilNothingIsOwed();
        storage.destinations().suspend(GROUP, "kicked", now);
        settleOnce();
        assertThat(notices()).isEqualTo(2);
    }

    @Test
    void keepsACommentForALockedThreadAsLongAsItIsLockedAndShowsItWhenThatOpens() {
        var thread = new ChannelRef(Platform.TELEGRAM, "-300");
        storage.comments().linkForward(new MessageRef(GROUP, "m1"), new MessageRef(thread, "5"), now);
        owe(1);
        runUntilNothingIsOwed();
        var article = storage.articles().newest(1).getFirst().id();
        var author = new Author(LENA, "Lena", false);
        dispatcher.close();
        dispatcher =
                dispatcher(new CommentMirrors(storage.comments(), true), DeliveryDispatcher.UncertainTelegram.SKIP);
        storage.comments().add(new CommentStore.NewComment(article, null, author, "Words"), null, "event", now);
        for (var look = 0; look < 60; look++) {
            messenger.answerNext(new SendResult.Closed("locked"));
            messenger.answerNext(new SendResult.Closed("locked"));
            var _ = dispatcher.dispatchDue();
            dispatcher.close();
            now = now.plus(Duration.ofHours(6));
            dispatcher =
                    dispatcher(new CommentMirrors(storage.comments(), true), DeliveryDispatcher.UncertainTelegram.SKIP);
        }
        assertThat(storage.deliveries().outstanding()).isEqualTo(2);
        messenger.forgetAnswers();
        var before = messenger.actions().size();

        storage.deliveries().wake(thread, now);
        storage.deliveries().wake(GROUP, now);
        runUntilNothingIsOwed();

        assertThat(messenger.actions()).hasSize(before + 2);
    }

    private long notices() {
        return messenger.actions().stream()
                .filter(it -> it.channel().equals(ChannelRef.direct(LENA)))
                .count();
    }

    @Test
    void doesNotLookIntoACallThatEndedMeanwhile() {
        owe(1);
        var deliveries = storage.deliveries();
        var owed = deliveries.due(now, Platform.TELEGRAM, List.of(), 10).getFirst();
        assertThat(deliveries.recordSending(owed, now)).isTrue();
        var stale = deliveries.inDoubt(now).getFirst();
        deliveries.recordSent(owed, new MessageRef(GROUP, "1"), Content.After.NOTHING, now);

        var begun = deliveries.recordSending(stale, now);

        assertThat(begun).isFalse();
        assertThat(deliveries.outstanding()).isZero();
    }

    @Test
    void losesNoVoteThatComesWhileAnEditIsBeingWritten() {
        owe(1);
        runUntilNothingIsOwed();
        var article = storage.articles().newest(1).getFirst();
        var poll = storage.polls().of(article.id()).orElseThrow();
        var first = new AtomicBoolean(true);
        dispatcher.close();
        dispatcher = dispatcher(
                new Content() {
                    @Override
                    public Rendered render(Delivery delivery) {
                        var rendered = posts.render(delivery);
                        if (first.getAndSet(false)) {
                            storage.polls()
                                    .vote(
                                            poll,
                                            new MessageRef(new ChannelRef(Platform.DISCORD, "1"), "1"),
                                            LENA,
                                            "🔥",
                                            "late",
                                            now);
                        }
                        return rendered;
                    }

                    @Override
                    public After after(Delivery delivery, MessageRef sent) {
                        return posts.after(delivery, sent);
                    }
                },
                DeliveryDispatcher.UncertainTelegram.REPEAT);
        storage.deliveries().oweEdits(article.id().value(), Duration.ZERO, now);

        runUntilNothingIsOwed();

        assertThat(messenger.actions().getLast()).isInstanceOfSatisfying(Action.Edit.class, edit -> {
            assertThat(edit.updated()).isInstanceOfSatisfying(OutgoingMessage.Post.class, post -> {
                assertThat(post.card().board()).extracting(Card.Board::votes).isEqualTo(1);
            });
        });
    }

    /** A group that gets articles, and some articles that are new to it. */
    private void owe(int articles) {
        var feeds = storage.feeds();
        var info = new ChannelInfo(
                GROUP, new SpaceRef(Platform.TELEGRAM, "-100"), "Group", ChannelKind.TELEGRAM_GROUP, null);
        assertThat(storage.destinations().add(info, 0, now).isNew()).isTrue();
        var url = URI.create("https://blog.example.org/feed");
        var added = (FeedStore.AddResult.Added) feeds.add(url, "Blog", null, now);
        var items = IntStream.rangeClosed(1, articles)
                .mapToObj(it -> "<item><title>Article " + it + "</title><link>https://blog.example.org/" + it
                        + "</link><pubDate>Tue, 03 Mar 2026 10:0" + it + ":00 GMT</pubDate></item>")
                .collect(Collectors.joining());
        var document = "<rss version=\"2.0\"><channel><title>Blog</title>" + items + "</channel></rss>";
        var parsed = (ParseResult.Parsed)
                new FeedParser().parse(document.getBytes(StandardCharsets.UTF_8), "application/rss+xml", url);
        var plan = IntakePlan.of(
                added.feed().id(),
                parsed.feed(),
                storage.intake().known(added.feed().id()),
                now);
        assertThat(storage.intake().take(added.feed(), plan.steps(), true, now)).isEqualTo(articles);
    }

    private Stream<Action.Send> sends() {
        return messenger.actions().stream()
                .filter(Action.Send.class::isInstance)
                .map(Action.Send.class::cast);
    }

    private List<String> titles() {
        return sends().map(
                        send -> ((OutgoingMessage.Post) send.message()).card().title())
                .toList();
    }

    /** Lets everything that may start now start and end. */
    private void settleOnce() {
        var _ = dispatcher.dispatchDue();
        dispatcher.close();
        dispatcher = dispatcher(posts, DeliveryDispatcher.UncertainTelegram.REPEAT);
    }

    private void runUntilNothingIsOwed() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            var _ = dispatcher.dispatchDue();
            now = now.plusSeconds(1);
            return storage.deliveries().outstanding() == 0;
        });
    }
}
