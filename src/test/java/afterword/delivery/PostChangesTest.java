package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.Card;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import afterword.destination.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a post when its article changes, is voted on, leaves its feed, or returns. */
final class PostChangesTest {
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
            assertThat(platform.posts()).hasSize(1);
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
    void losesNoVoteThatComesWhileAnEditIsBeingWritten() {
        room.owe(1);
        room.runUntilNothingIsOwed();
        var article = room.storage.articles().newest(1).getFirst();
        var poll = room.storage.polls().of(article.id()).orElseThrow();
        var first = new AtomicBoolean(true);
        room.dispatch(
                new Content() {
                    @Override
                    public Rendered render(Delivery delivery) {
                        var rendered = room.posts.render(delivery);
                        if (first.getAndSet(false)) {
                            room.storage
                                    .polls()
                                    .vote(
                                            poll,
                                            new MessageRef(new ChannelRef(Platform.DISCORD, "1"), "1"),
                                            new PersonRef(Platform.TELEGRAM, "7"),
                                            "🔥",
                                            "late",
                                            room.now());
                        }
                        return rendered;
                    }

                    @Override
                    public After after(Delivery delivery, Action action, MessageRef sent) {
                        return room.posts.after(delivery, action, sent);
                    }
                },
                DeliveryDispatcher.UncertainTelegram.REPEAT);
        room.storage.deliveries().oweEdits(article.id().value(), Duration.ZERO, room.now());

        room.runUntilNothingIsOwed();

        assertThat(room.telegram.actions().getLast()).isInstanceOfSatisfying(Action.Edit.class, edit -> {
            assertThat(edit.updated()).isInstanceOfSatisfying(OutgoingMessage.Post.class, post -> {
                assertThat(post.card().board()).extracting(Card.Board::votes).isEqualTo(1);
            });
        });
    }

    @Test
    void removesThePostOfAnArticleThatIsGoneWhereThatIsWanted() {
        var marks = room.destination(ChannelKind.TELEGRAM_GROUP, "-1");
        var removes = room.destination(ChannelKind.TELEGRAM_GROUP, "-2");
        room.set(removes, Setting.WHEN_GONE, "remove");
        room.publish("One");
        room.run();

        var article = room.article("One").id().value();
        room.database.change("UPDATE article SET gone_at = 1");
        room.storage.deliveries().oweEdits(article, Duration.ZERO, room.now());
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
        assertThat(room.telegram.posts()).isEmpty();

        room.publish("One", "Two");
        room.run();

        assertThat(room.telegram.posts()).containsExactlyInAnyOrder("One", "Two");
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
}
