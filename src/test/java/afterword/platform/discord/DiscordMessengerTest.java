package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.Card;
import afterword.chat.ChannelRef;
import afterword.chat.Connection;
import afterword.chat.ForumPost;
import afterword.chat.Look;
import afterword.chat.LookBack;
import afterword.chat.Mention;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.RichText;
import afterword.chat.SendResult;
import afterword.playground.discord.DiscordView;
import afterword.playground.discord.DiscordView.ChannelView;
import afterword.playground.discord.DiscordView.MessageView;
import afterword.playground.discord.Endpoint;
import afterword.playground.discord.Exchange;
import afterword.playground.discord.Fault;
import afterword.playground.discord.Permission;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscordMessengerTest {
    private static final String EXECUTE = "/webhooks/{webhook_id}/{webhook_token}";
    private static final Card CARD = new Card(
            "All about it",
            URI.create("https://blog.example.org/all"),
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            "Words",
            null,
            null,
            null);

    private Scene scene;

    @BeforeAll
    void connect() {
        scene = Scene.connected();
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @AfterEach
    void mend() {
        scene.discord.faults().clear();
    }

    private long channel() {
        return scene.newChannel();
    }

    private static long id(MessageRef message) {
        return Long.parseLong(message.id());
    }

    private static long channelId(MessageRef message) {
        return Long.parseLong(message.channel().id());
    }

    private Action.Send mirror(long channel, String author, String words) {
        return new Action.Send(Scene.channel(channel), Scene.mirror(author, words), false);
    }

    private MessageRef thread(long channel, String name) {
        var starter = scene.say(channel, "starter of " + name);
        return scene.done(new Action.OpenThread(starter, name));
    }

    private static int tags(ChannelView thread) {
        var state = thread.thread();
        return state == null ? 0 : state.appliedTags().size();
    }

    private long webhookMessages(long channel) {
        return scene.people.messages(channel).stream()
                .filter(it -> it.webhookId() != null)
                .count();
    }

    @Test
    void postsAnArticleWithItsThreadAndReactions() {
        var channel = channel();

        var post = scene.done(new Action.Send(Scene.channel(channel), new OutgoingMessage.Post(CARD), false));
        var thread = scene.done(new Action.OpenThread(post, "All about it"));
        scene.done(new Action.React(post, "❤"));
        scene.done(new Action.Edit(post, Scene.text("changed")));

        var message = scene.only(channel);
        assertThat(message.id()).isEqualTo(post.id());
        assertThat(thread.channel().id()).isEqualTo(post.id());
        assertThat(message.reactions()).extracting("emoji").containsExactly("❤\uFE0F");
        assertThat(message.content()).isEqualTo("changed");
        assertThat(message.embeds()).isEmpty();
    }

    @Test
    void takesAThreadThatIsThereAlready() {
        var channel = channel();
        var post = scene.say(channel, "x");
        var first = scene.done(new Action.OpenThread(post, "one"));

        assertThat(scene.done(new Action.OpenThread(post, "one"))).isEqualTo(first);
    }

    @Test
    void saysTheSameOnceWhenTheAnswerWasLost() {
        var channel = channel();
        var send = new Action.Send(Scene.channel(channel), Scene.text("once"), false);
        scene.discord.faults().next(Endpoint.CREATE_MESSAGE, new Fault.ResetAfter());

        var first = scene.platform.messenger().perform(send, "nonce-1");
        var second = scene.platform.messenger().perform(send, "nonce-1");

        assertThat(first).isInstanceOf(SendResult.Unknown.class);
        assertThat(scene.platform.messenger().deduplicates(send)).isTrue();
        assertThat(second)
                .isEqualTo(new SendResult.Sent(Scene.message(
                        channel, Long.parseLong(scene.only(channel).id()))));
    }

    @Test
    void answersTheMessageThatIsAnswered() {
        var channel = channel();
        var asked = scene.people.write(channel, scene.ada, "why?");
        var reply = new OutgoingMessage.Text(RichText.plain("because"), Scene.message(channel, asked), List.of());

        scene.done(new Action.Send(Scene.channel(channel), reply, true));

        var said = scene.people.messages(channel).getLast();
        assertThat(said.replyTo()).isEqualTo(Long.toString(asked));
        assertThat(said.silent()).isTrue();
        assertThat(said.mentions()).isEmpty();
    }

    @Test
    void mirrorsUnderTheAuthorsNameWithOneWebhookForAChannelAndItsThreads() {
        var channel = channel();
        var thread = channelId(thread(channel, "talk"));
        var made = scene.count("POST", "/channels/{channel_id}/webhooks");

        var first = scene.done(mirror(thread, "Bob on Discord", "hello *you*"));
        scene.done(mirror(channel, "Eve", "hi"));
        var parent = new OutgoingMessage.Parent(first, "Bob", "hello");
        scene.done(new Action.Send(
                Scene.channel(thread), new OutgoingMessage.Mirror("Eve", "answer", parent, null), false));

        assertThat(scene.count("POST", "/channels/{channel_id}/webhooks")).isEqualTo(made + 1);
        var inThread = scene.people.messages(thread).stream()
                .filter(it -> it.webhookId() != null)
                .toList();
        assertThat(inThread).extracting(MessageView::authorName).containsExactly("Bob on Disc\u043erd", "Eve");
        assertThat(inThread.getFirst().content()).isEqualTo("hello \\*you\\*");
        assertThat(inThread.getLast().content())
                .isEqualTo("> **Bob**: hello [↗](https://discord.com/channels/" + scene.guild + "/" + thread + "/"
                        + first.id() + ")\nanswer");
    }

    @Test
    void editsAndDeletesMirrors() {
        var thread = channelId(thread(channel(), "talk"));
        var mirrored = scene.done(mirror(thread, "Bob", "one"));

        scene.done(new Action.Edit(mirrored, Scene.mirror("Bob", "two")));
        assertThat(scene.contents(thread)).contains("two");
        scene.done(new Action.Delete(mirrored, true));
        scene.done(new Action.Delete(mirrored, true));

        assertThat(webhookMessages(thread)).isZero();
    }

    @Test
    void makesAnotherWebhookWhenSomebodyRemovesIt() {
        var channel = channel();
        scene.done(mirror(channel, "Bob", "one"));
        var webhook = scene.only(channel).webhookId();
        scene.people.deleteWebhook(Long.parseLong(webhook == null ? "0" : webhook));

        scene.done(mirror(channel, "Bob", "two"));

        assertThat(webhookMessages(channel)).isEqualTo(2);
    }

    @Test
    void deletesWhatAnEarlierWebhookSaid() {
        var channel = channel();
        var first = scene.done(mirror(channel, "Bob", "one"));
        var webhook = scene.only(channel).webhookId();
        scene.people.deleteWebhook(Long.parseLong(webhook == null ? "0" : webhook));
        scene.places.givePermission(channel, Permission.MANAGE_MESSAGES);
        scene.done(mirror(channel, "Bob", "two"));

        scene.done(new Action.Delete(first, true));

        assertThat(scene.contents(channel)).containsExactly("two");
    }

    @Test
    void saysACommentWithoutItsAuthorsNameWhereDiscordRefusesThat() {
        var channel = channel();
        var refusal = """
                {"code": 50035, "message": "Invalid Form Body",
                 "errors": {"username": {"_errors": [{"code": "USERNAME_INVALID_CONTAINS", "message": "Not this."}]}}}
                """;
        scene.discord.faults().next(Endpoint.EXECUTE_WEBHOOK, new Fault.Status(400, "application/json", refusal));

        scene.done(mirror(channel, "A name that is not taken", "hello"));

        assertThat(scene.only(channel).authorName()).isEqualTo("Someone");
    }

    @Test
    void postsAMirrorOnceWhenDiscordFails() {
        var channel = channel();
        scene.done(mirror(channel, "Bob", "first"));
        var before = scene.count("POST", EXECUTE);
        scene.discord.faults().always(Endpoint.EXECUTE_WEBHOOK, Fault.html(502));

        var result = scene.perform(mirror(channel, "Bob", "second"));

        assertThat(result).isInstanceOf(SendResult.Unknown.class);
        assertThat(scene.count("POST", EXECUTE)).isEqualTo(before + 1);
        assertThat(scene.platform.messenger().deduplicates(mirror(channel, "Bob", "x")))
                .isFalse();
    }

    @Test
    void findsTheMirrorWhoseAnswerWasLostThoughItsCommentSaysSomethingElseByNow() {
        var channel = channel();
        var since = Instant.now().minusSeconds(1);
        var first = scene.done(mirror(channel, "Bob", "first"));
        var action = mirror(channel, "Bob", "lost?");
        scene.discord.faults().next(Endpoint.EXECUTE_WEBHOOK, new Fault.ResetAfter());

        var result = scene.perform(action);
        var seen = scene.platform.messenger().lookBack(mirror(channel, "Bob", "found!"), since);

        assertThat(result).isInstanceOf(SendResult.Unknown.class);
        var there = scene.people.messages(channel).getLast();
        assertThat(seen)
                .isEqualTo(new LookBack.Seen(List.of(first, Scene.message(channel, Long.parseLong(there.id())))));
    }

    @Test
    void findsThePostAndTheWordsWhoseAnswersWereLost() {
        var channel = channel();
        var since = Instant.now().minusSeconds(1);
        var post = new Action.Send(Scene.channel(channel), new OutgoingMessage.Post(CARD), false);
        var words = new Action.Send(Scene.channel(channel), Scene.text("  some _words_ "), false);
        var first = scene.done(post);
        var second = scene.done(words);
        scene.people.write(channel, scene.ada, "some _words_");

        assertThat(scene.platform.messenger().lookBack(post, since)).isEqualTo(new LookBack.Seen(List.of(first)));
        assertThat(scene.platform.messenger().lookBack(words, since)).isEqualTo(new LookBack.Seen(List.of(second)));
    }

    @Test
    void opensAForumPostWithTheTagsThatMatch() {
        var post = new Action.SendToForum(
                Scene.channel(scene.forum),
                "A title",
                new OutgoingMessage.Post(CARD),
                List.of("guides", "AI tools", "?"));

        var made = scene.done(post);

        var thread = scene.discord.view().guilds().getFirst().channels().stream()
                .flatMap(it -> it.threads().stream())
                .filter(it -> it.id().equals(made.channel().id()))
                .findFirst()
                .orElseThrow();
        assertThat(made.id()).isEqualTo(made.channel().id());
        assertThat(thread.name()).isEqualTo("A title");
        assertThat(thread.messages().getFirst().id()).isEqualTo(made.id());
        assertThat(tags(thread)).isEqualTo(2);
    }

    @Test
    void callsExactlyTheRoleThatAPostIsToCall() {
        var channel = channel();
        var role = scene.places.addRole(scene.guild, "Editors");
        var other = scene.places.addRole(scene.guild, "Others");
        var card = CARD.withExcerpt("<@&" + other + "> @everyone");
        var look = new Look(new Mention.Role(Long.toString(role)), false);

        var post = scene.done(new Action.Send(Scene.channel(channel), new OutgoingMessage.Post(card, look), true));
        scene.done(new Action.Edit(post, new OutgoingMessage.Post(card, look)));

        var sent = Objects.requireNonNull(scene.calls.stream()
                .filter(it -> it.method().equals("POST") && it.template().equals("/channels/{channel_id}/messages"))
                .toList()
                .getLast()
                .requestBody());
        assertThat(sent.path("allowed_mentions").path("roles").toString()).isEqualTo("[\"" + role + "\"]");
        assertThat(sent.path("allowed_mentions").path("parse").toString()).isEqualTo("[]");
        assertThat(scene.only(channel).content()).isEqualTo("<@&" + role + ">");
        assertThat(scene.only(channel).silent()).isTrue();
        assertThat(scene.only(channel).embeds().findValues("image")).isEmpty();
    }

    @Test
    void allowsNoPingInAnyMessageWhateverItSays() {
        var channel = channel();
        var role = scene.places.addRole(scene.guild, "Everybody");
        var sly = "@everyone @here <@&" + role + "> <@" + scene.ada + "> <@&" + scene.guild + ">";
        var board = new Card.Board(sly, List.of(new Card.Line("🔥", sly, 1, 0)), false);
        var names = List.of(sly);
        var post = new OutgoingMessage.Post(
                new Card(sly, CARD.link(), names, names, names, sly, 7, sly, null, board, sly));
        var words = new OutgoingMessage.Text(
                RichText.of(RichText.plain(sly), RichText.code(sly), RichText.link(sly, CARD.link())));
        var mirror = new OutgoingMessage.Mirror(
                sly, sly, new OutgoingMessage.Parent(Scene.message(channel, 1), sly, sly), null);
        var before = scene.calls.size();

        for (var message : List.of(post, words, mirror)) {
            var sent = scene.done(new Action.Send(Scene.channel(channel), message, false));
            scene.done(new Action.Edit(sent, message));
        }
        scene.done(new Action.SendToForum(Scene.channel(scene.forum), sly, post, List.of("Guides")));

        var bodies = scene.calls.stream()
                .skip(before)
                .map(Exchange.Rest::requestBody)
                .filter(Objects::nonNull)
                .map(it -> it.has("message") ? it.path("message") : it)
                .filter(it -> it.has("content") || it.has("embeds"))
                .toList();
        assertThat(bodies).hasSize(7).allSatisfy(it -> {
            assertThat(it.path("allowed_mentions").path("parse").toString()).isEqualTo("[]");
            assertThat(it.path("allowed_mentions").path("roles")).isEmpty();
            assertThat(it.path("allowed_mentions").path("users")).isEmpty();
        });
        assertThat(scene.people.messages(channel))
                .allSatisfy(it -> assertThat(it.mentions()).isEmpty());
    }

    @Test
    void editsAPostInPlaceWithAllThatChangedInItsArticle() {
        var channel = channel();
        var image = URI.create("https://blog.example.org/new.jpg");
        var changed = new Card(
                "Nothing about it",
                CARD.link(),
                List.of(),
                List.of("Guides"),
                List.of(),
                null,
                null,
                "Other words",
                image,
                null,
                "No longer on the site");
        var post = scene.done(new Action.Send(Scene.channel(channel), new OutgoingMessage.Post(CARD), false));

        scene.done(new Action.Edit(post, new OutgoingMessage.Post(changed)));

        var embed = scene.only(channel).embeds().path(0);
        assertThat(scene.only(channel).id()).isEqualTo(post.id());
        assertThat(embed.path("title").asText()).isEqualTo("Nothing about it");
        assertThat(embed.path("description").asText()).isEqualTo("**No longer on the site**\nOther words");
        assertThat(embed.path("image").path("url").asText()).isEqualTo(image.toString());
        assertThat(embed.path("fields").findValuesAsText("value")).containsExactly("Guides");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plain tea",
                "A *starred* tea_pot",
                "A title of very many words that goes on and on about tea and cups and kettles until no name of a thread can hold it"
            })
    void renamesAForumPostAfterItsArticle(String title) {
        var post = forumPost(DiscordRenderer.threadName(title), title);

        scene.done(new Action.Edit(post, new OutgoingMessage.Post(titled("Green tea"))));

        assertThat(nameOf(post)).isEqualTo("Green tea");
    }

    @Test
    void renamesTheThreadOnAPostAfterItsArticle() {
        var channel = channel();
        var post = scene.done(new Action.Send(Scene.channel(channel), new OutgoingMessage.Post(titled("Tee")), false));
        var thread = scene.done(new Action.OpenThread(post, "Tee"));
        var _ = scene.heardOf(Long.parseLong(thread.channel().id()));

        scene.done(new Action.Edit(post, new OutgoingMessage.Post(titled("Tea"))));

        assertThat(nameOf(thread)).isEqualTo("Tea");
    }

    @Test
    void leavesTheNameThatSomebodyElseGaveToAForumPost() {
        var post = forumPost("Solved: tea", "Tea");

        scene.done(new Action.Edit(post, new OutgoingMessage.Post(titled("Green tea"))));

        assertThat(nameOf(post)).isEqualTo("Solved: tea");
    }

    @Test
    void editsAForumPostAlsoWhereItsNameCannotBeChanged() {
        var post = forumPost("Tea", "Tea");
        scene.discord.faults().next(Endpoint.EDIT_CHANNEL, Fault.json(403, 50013, "Missing Permissions"));

        scene.done(new Action.Edit(post, new OutgoingMessage.Post(titled("Green tea"))));

        assertThat(nameOf(post)).isEqualTo("Tea");
        assertThat(scene.only(Long.parseLong(post.id()))
                        .embeds()
                        .path(0)
                        .path("title")
                        .asText())
                .isEqualTo("Green tea");
    }

    private MessageRef forumPost(String name, String title) {
        var post = scene.done(new Action.SendToForum(
                Scene.channel(scene.forum), name, new OutgoingMessage.Post(titled(title)), List.of()));
        var _ = scene.heardOf(Long.parseLong(post.id()));
        return post;
    }

    private String nameOf(MessageRef post) {
        return scene.discord.view().guilds().getFirst().channels().stream()
                .flatMap(it -> it.threads().stream())
                .filter(it -> it.id().equals(post.channel().id()))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static Card titled(String title) {
        return new Card(title, CARD.link(), List.of(), List.of(), List.of(), null, null, "Words", null, null, null);
    }

    @Test
    void callsExactlyThePersonThatAPostIsToCall() {
        var channel = channel();
        var look = new Look(new Mention.Person(Scene.person(scene.ada)), true);

        scene.done(new Action.Send(
                Scene.channel(channel), new OutgoingMessage.Post(CARD.withExcerpt("@here"), look), false));

        var allowed =
                Objects.requireNonNull(scene.calls.getLast().requestBody()).path("allowed_mentions");
        assertThat(allowed.path("users").toString()).isEqualTo("[\"" + scene.ada + "\"]");
        assertThat(allowed.path("parse").toString()).isEqualTo("[]");
        assertThat(allowed.path("roles")).isEmpty();

        assertThat(scene.only(channel).mentions()).containsExactly(Long.toString(scene.ada));
    }

    @Test
    void makesMissingTagsOfAForumFirstWhereItMay() {
        var forum = scene.heardOf(scene.places.addForum(scene.guild, "growing", List.of("Guides")));
        scene.places.givePermission(forum, Permission.MANAGE_CHANNELS);
        var wanted = new ForumPost(
                List.of("guides", "Reviews", "A category with a very long name"), true, Duration.ofHours(1), true);
        var post = new Action.SendToForum(Scene.channel(forum), "A title", new OutgoingMessage.Post(CARD), wanted);
        Scene.until(() -> scene.perform(post) instanceof SendResult.RetryAfter);
        Scene.until(() -> scene.perform(post) instanceof SendResult.Sent);

        var there = view(forum);
        assertThat(there.tags())
                .extracting(DiscordView.TagView::name)
                .containsExactly("Guides", "Reviews", "A category with a ve");
        assertThat(tags(there.threads().getLast())).isEqualTo(3);
        assertThat(there.threads().getLast().messages().getFirst().silent()).isTrue();
        var sent = Objects.requireNonNull(scene.calls.stream()
                .filter(it -> it.method().equals("POST") && it.template().equals("/channels/{channel_id}/threads"))
                .toList()
                .getLast()
                .requestBody());
        assertThat(sent.path("auto_archive_duration").asInt()).isEqualTo(60);
    }

    @Test
    void postsWithTheTagsThatAreThereWhereItMayMakeNone() {
        var forum = scene.heardOf(scene.places.addForum(scene.guild, "fixed", List.of("Guides")));
        var wanted = new ForumPost(List.of("Guides", "Reviews"), true, ForumPost.A_WEEK, false);

        scene.done(new Action.SendToForum(Scene.channel(forum), "A title", new OutgoingMessage.Post(CARD), wanted));

        assertThat(view(forum).tags()).hasSize(1);
        assertThat(tags(view(forum).threads().getFirst())).isEqualTo(1);
    }

    @Test
    void archivesAThreadAfterTheTimeThatIsWanted() {
        var post = scene.say(channel(), "starter");

        scene.done(new Action.OpenThread(post, "Short", Duration.ofDays(1)));

        var sent = Objects.requireNonNull(scene.calls.stream()
                .filter(it -> it.template().endsWith("/messages/{message_id}/threads"))
                .toList()
                .getLast()
                .requestBody());
        assertThat(sent.path("auto_archive_duration").asInt()).isEqualTo(1440);
    }

    private ChannelView view(long channel) {
        return scene.discord.view().guilds().getFirst().channels().stream()
                .filter(it -> it.id().equals(Long.toString(channel)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void takesTheFirstTagWhereAForumWantsOne() {
        var forum = scene.places.addForum(scene.guild, "strict", List.of("One", "Two"));
        scene.places.requireTag(forum, true);
        Scene.until(() ->
                scene.perform(new Action.SendToForum(Scene.channel(forum), "A title", Scene.text("x"), List.of("?")))
                        instanceof SendResult.Sent);

        var posts = scene.discord.view().guilds().getFirst().channels().stream()
                .filter(it -> it.id().equals(Long.toString(forum)))
                .flatMap(it -> it.threads().stream());
        assertThat(posts.map(DiscordMessengerTest::tags)).containsExactly(1);
    }

    @Test
    void opensAForumPostOnceAndFindsItAgain() {
        var forum = scene.heardOf(scene.places.addForum(scene.guild, "other", List.of()));
        var post = new Action.SendToForum(Scene.channel(forum), "Once", Scene.text("x"), List.of());
        var since = Instant.now().minusSeconds(1);
        var before = scene.count("POST", "/channels/{channel_id}/threads");
        scene.discord.faults().next(Endpoint.START_THREAD, new Fault.ResetAfter());

        var result = scene.perform(post);
        var seen = scene.platform.messenger().lookBack(post, since);

        assertThat(result).isInstanceOf(SendResult.Unknown.class);
        assertThat(scene.count("POST", "/channels/{channel_id}/threads")).isEqualTo(before + 1);
        assertThat(seen)
                .isInstanceOfSatisfying(
                        LookBack.Seen.class, it -> assertThat(it.candidates()).hasSize(1));
        scene.places.archiveThread(id(((LookBack.Seen) seen).candidates().getFirst()));
        assertThat(scene.platform.messenger().lookBack(post, since)).isEqualTo(seen);
    }

    @Test
    void concludesNothingFromAReadingDuringWhichTheSessionWasRenewed() {
        var forum = scene.heardOf(scene.places.addForum(scene.guild, "renewed", List.of()));
        var post = new Action.SendToForum(Scene.channel(forum), "Once", Scene.text("x"), List.of());
        var since = Instant.now().minusSeconds(1);
        assertThat(scene.perform(post)).isInstanceOf(SendResult.Sent.class);
        var renewed = new AtomicBoolean();
        scene.discord.onExchange(exchange -> {
            if (exchange instanceof Exchange.Rest rest
                    && rest.template().endsWith("/threads/active")
                    && renewed.compareAndSet(false, true)) {
                scene.discord.invalidateSessions();
                Scene.until(() -> !(scene.platform.connection().state() instanceof Connection.State.Connected));
            }
        });

        var seen = scene.platform.messenger().lookBack(post, since);

        assertThat(renewed).isTrue();
        assertThat(seen).isInstanceOf(LookBack.Later.class);
        scene.awaitConnected();
    }

    @Test
    void opensArchivedThreadsForEditsReactionsAndMirrors() {
        var thread = thread(channel(), "old");
        var said = scene.say(channelId(thread), "words");
        var mirrored = scene.done(mirror(channelId(thread), "Bob", "mirror"));
        var parent = new OutgoingMessage.Parent(mirrored, "Bob", "mirror");

        scene.places.archiveThread(channelId(thread));
        scene.done(new Action.Edit(said, Scene.text("new words")));
        scene.places.archiveThread(channelId(thread));
        scene.done(new Action.React(said, "👍"));
        scene.places.archiveThread(channelId(thread));
        scene.done(new Action.Edit(mirrored, Scene.mirror("Bob", "new mirror")));
        scene.places.archiveThread(channelId(thread));
        scene.done(new Action.Send(thread.channel(), new OutgoingMessage.Mirror("Eve", "answer", parent, null), false));

        assertThat(scene.contents(channelId(thread)))
                .contains("new words", "new mirror")
                .anyMatch(it -> it.contains("(https://discord.com/channels/" + scene.guild + "/"));
    }

    @Test
    void leavesLockedThreadsAlone() {
        var thread = thread(channel(), "locked");
        var said = scene.say(channelId(thread), "words");
        scene.places.lockThread(channelId(thread), true);
        scene.places.archiveThread(channelId(thread));

        assertThat(scene.perform(new Action.Edit(said, Scene.text("x")))).isInstanceOf(SendResult.Closed.class);
        assertThat(scene.perform(mirror(channelId(thread), "Bob", "x"))).isInstanceOf(SendResult.Closed.class);
    }

    @Test
    void findsAChannelGoneOnlyWhenDiscordSaysSo() {
        var channel = channel();
        var said = scene.say(channel, "x");
        scene.places.deleteChannel(channel);

        assertThat(scene.perform(new Action.Send(Scene.channel(channel), Scene.text("x"), false)))
                .isInstanceOf(SendResult.Gone.class);
        assertThat(scene.perform(new Action.Delete(said, false))).isInstanceOf(SendResult.Sent.class);
        scene.discord.faults().always(Endpoint.GET_CHANNEL, Fault.html(500));
        assertThat(scene.perform(new Action.Send(Scene.channel(channel), Scene.text("x"), false)))
                .isInstanceOf(SendResult.RetryAfter.class);
    }

    @Test
    void stopsWhereItMayNotSpeakAndGoesOnWhenItMay() {
        var channel = channel();
        var send = new Action.Send(Scene.channel(channel), Scene.text("x"), false);
        scene.say(channel, "before");
        scene.places.takeAwayPermission(channel, Permission.SEND_MESSAGES);
        Scene.until(() -> scene.perform(send) instanceof SendResult.Gone);
        var refused = scene.discord.invalidRequests();

        scene.perform(send);

        assertThat(scene.discord.invalidRequests()).isEqualTo(refused);
        scene.places.givePermission(channel, Permission.SEND_MESSAGES);
        Scene.until(() -> scene.perform(send) instanceof SendResult.Sent);
    }

    @Test
    void suspendsMirrorsWithoutManageWebhooks() {
        var channel = channel();
        scene.say(channel, "before");
        scene.places.takeAwayPermission(channel, Permission.MANAGE_WEBHOOKS);

        Scene.until(() -> scene.perform(mirror(channel, "Bob", "x")) instanceof SendResult.Gone);
        assertThat(scene.perform(new Action.Send(Scene.channel(channel), Scene.text("x"), false)))
                .isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void waitsOutARateLimitInsteadOfFailing() {
        var channel = channel();
        scene.discord.faults().next(Endpoint.CREATE_MESSAGE, Fault.rateLimited(Duration.ofMillis(200)));

        scene.say(channel, "in the end");

        assertThat(scene.contents(channel)).containsExactly("in the end");
    }

    @Test
    void writesToPeopleInPrivateAndOpensTheConversationOnce() {
        var bob = scene.places.addMember(scene.guild, "Bob");
        var direct = ChannelRef.direct(Scene.person(bob));

        var first = scene.done(new Action.Send(direct, Scene.text("one"), false));
        scene.done(new Action.Send(direct, Scene.text("two"), false));
        scene.done(new Action.Edit(first, Scene.text("uno")));

        assertThat(first.channel()).isEqualTo(direct);
        assertThat(scene.contents(scene.people.directChannel(bob))).containsExactly("uno", "two");
        assertThat(scene.calls.stream()
                        .filter(it -> it.template().equals("/users/@me/channels"))
                        .filter(it -> String.valueOf(it.requestBody()).contains(Long.toString(bob))))
                .hasSize(1);
    }

    @Test
    void stopsWritingToPeopleWhoDoNotWantIt() {
        var eve = scene.places.addMember(scene.guild, "Eve");
        scene.people.allowDirectMessages(eve, false);

        var result = scene.perform(new Action.Send(ChannelRef.direct(Scene.person(eve)), Scene.text("one"), false));

        assertThat(result).isInstanceOf(SendResult.Gone.class);
    }

    @Test
    void publishesAnnouncementsOnce() {
        var announced = scene.say(scene.news, "news");

        scene.done(new Action.Crosspost(announced));
        scene.done(new Action.Crosspost(announced));

        assertThat(scene.only(scene.news).crossposted()).isTrue();
        assertThat(scene.perform(new Action.Crosspost(scene.say(channel(), "x"))))
                .isInstanceOf(SendResult.Rejected.class);
    }

    @Test
    void countsAMessageThatIsGoneAsDeleted() {
        var said = scene.say(channel(), "x");

        scene.done(new Action.Delete(said, false));

        assertThat(scene.done(new Action.Delete(said, false))).isEqualTo(said);
        assertThat(scene.perform(new Action.Edit(said, Scene.text("y")))).isInstanceOf(SendResult.Rejected.class);
    }

    @Test
    void cutsLongWords() {
        var channel = channel();

        scene.say(channel, "word_ ".repeat(2_000));

        assertThat(scene.only(channel).content())
                .hasSizeLessThanOrEqualTo(2_000)
                .endsWith("word\\_…");
    }
}
