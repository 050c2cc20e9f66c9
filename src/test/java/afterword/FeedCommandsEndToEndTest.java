package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.feed.FixtureServer;
import afterword.feed.FixtureServer.Reply;
import afterword.playground.discord.Interaction;
import afterword.playground.telegram.MessageAddress;
import afterword.playground.telegram.Right;
import afterword.playground.telegram.View;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feed commands on both platforms, as admins say them; every test has feeds of its own. */
final class FeedCommandsEndToEndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final CountDownLatch OPEN = new CountDownLatch(1);
    private static final AtomicBoolean DIED = new AtomicBoolean();

    @TempDir
    static Path folder;

    private static Community community;
    private static FixtureServer server;

    @BeforeAll
    static void open() throws IOException {
        server = new FixtureServer();
        server.answer(request -> answer(request.path()));
        community = new Community(folder);
        community.allowPort(server.port());
        community.startBot();
        community.setUp();
    }

    @AfterAll
    static void close() throws IOException {
        community.close();
        server.close();
    }

    private static Reply answer(String path) {
        if (path.startsWith("/site/")) {
            var name = path.substring("/site/".length());
            return Reply.ok("<html><head><link rel=alternate type=application/rss+xml title='" + name
                    + " Articles' href='/feed/" + name + "'><link rel=alternate type=application/atom+xml title='"
                    + name
                    + " Podcast' href='/feed/" + name + "-pod'></head></html>");
        }
        if (path.startsWith("/list/")) {
            var name = path.substring("/list/".length());
            return Reply.ok("<opml><outline xmlUrl='" + server.url("/feed/" + name) + "'/><outline xmlUrl='"
                    + server.url("/feed/" + name + "/") + "'/></opml>");
        }
        if (path.equals("/dying")) {
            return DIED.get() ? Reply.of(410) : Reply.ok(rss("dying"));
        }
        if (path.equals("/slow")) {
            awaitOpen();
        }
        if (path.startsWith("/paged")) {
            return page(path.contains("=") ? Integer.parseInt(path.substring(path.indexOf('=') + 1)) : 1);
        }
        var name = path.substring(path.lastIndexOf('/') + 1);
        return path.startsWith("/feed/") ? Reply.ok(rss(name)) : Reply.of(404);
    }

    private static void awaitOpen() {
        try {
            assertThat(OPEN.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Five posts on each of three pages, as WordPress serves them. */
    private static Reply page(int number) {
        var items = new StringBuilder();
        for (int post = 20 - 5 * number; post > 15 - 5 * number; post--) {
            items.append("<item><title>Rung %d</title><link>https://ladder.example.org/%d</link></item>"
                    .formatted(post, post));
        }
        return number > 3
                ? Reply.of(404)
                : Reply.ok("<rss version=\"2.0\"><channel><title>Ladder</title>"
                        + "<generator>https://wordpress.org/?v=6.1</generator>" + items + "</channel></rss>");
    }

    private static String rss(String name) {
        return """
                <rss version="2.0"><channel><title>%s</title><link>https://x.example.org/</link>
                <item><title>Latest of %s</title><link>https://x.example.org/1</link></item></channel></rss>
                """.formatted(name, name);
    }

    private static Interaction onDiscord(String name, Map<String, String> options) {
        return community.command(name, options);
    }

    /** Presses the only button of that label under an answer; the answer changes in place. */
    private static String press(Interaction shown, String label) {
        var message = shown.answer().orElseThrow();
        var button = message.components().findParents("custom_id").stream()
                .filter(it -> it.path("label").asText().equals(label))
                .findFirst()
                .orElseThrow()
                .path("custom_id")
                .asText();
        var pressed = community
                .discord()
                .people()
                .press(Long.parseLong(message.channelId()), community.admin(), Long.parseLong(message.id()), button)
                .await(PATIENCE);
        assertThat(pressed.state()).isEqualTo(Interaction.State.UPDATED);
        return shown.text();
    }

    private static View.MessageView onTelegram(String line, String expected) {
        community.telegram().people().say(community.mira(), line);
        return community.answered(community.mira(), expected);
    }

    private static View.MessageView press(View.MessageView message, String label, String expected) {
        var address = new MessageAddress(community.mira(), message.id());
        var button = message.keyboard().stream()
                .flatMap(row -> row.stream())
                .filter(it -> it.text().equals(label))
                .findFirst()
                .orElseThrow();
        community.telegram().people().press(community.mira(), address, String.valueOf(button.callbackData()));
        await().atMost(PATIENCE)
                .until(() -> community.telegram().view().message(address).text().contains(expected));
        return community.telegram().view().message(address);
    }

    @Test
    void followsAFeedOnDiscordAfterChoosingAndSeeingIt() {
        var shown =
                onDiscord("feed add", Map.of("address", server.url("/site/rope").toString(), "every", "1h"));

        assertThat(shown.text()).contains("This site has 2 feeds", "rope Podcast (Atom)");
        assertThat(shown.isEphemeral()).isTrue();
        assertThat(press(shown, "1. rope Articles"))
                .contains("Latest of rope", "every 1 hour", "Nothing is followed yet");
        assertThat(press(shown, "Follow")).startsWith("Following #");
        await().atMost(PATIENCE)
                .until(() ->
                        onDiscord("feed check", Map.of("feed", "rope")).text().contains("last read"));
    }

    @Test
    void followsAFeedOnTelegramAfterChoosingAndSeeingIt() {
        var shown = onTelegram("/feed add " + server.url("/site/plank"), "plank Podcast");

        var preview = press(shown, "1. plank Articles", "Latest of plank");
        var following = press(preview, "Follow", "Following #");

        assertThat(following.text()).contains("plank. What it lists already is kept and not posted");
        assertThat(onTelegram("/feed pause plank", "is paused").text()).contains("plank");
        assertThat(onTelegram("/feed resume plank", "is polled again").text()).contains("plank");
        assertThat(onTelegram("/feed remove plank", "is followed no more").text())
                .contains("plank");
    }

    @Test
    void tellsAnOwnerInPrivateThatAFeedDied() {
        var _ = onTelegram("/feed add " + server.url("/dying") + " 1s yes", "Following #");
        DIED.set(true);

        assertThat(community.answered(community.mira(), "gone for good").text())
                .contains(server.url("/dying").toString(), "/feed resume");
    }

    @Test
    void saysOnBothWhatWasTriedWhereThereIsNoFeed() {
        var address = server.url("/nowhere").toString();

        assertThat(onDiscord("feed add", Map.of("address", address)).text()).contains(address, "answered 404");
        assertThat(onTelegram("/feed add " + address, "answered 404").text()).contains(address);
    }

    @Test
    void completesAFeedsTitleOnDiscord() {
        var choices = community
                .discord()
                .people()
                .autocomplete(
                        Long.parseLong(onDiscord("feed list", Map.of())
                                .answer()
                                .orElseThrow()
                                .channelId()),
                        community.admin(),
                        "feed check",
                        Map.of("feed", "half"),
                        "feed")
                .await(PATIENCE)
                .choices();

        assertThat(choices).extracting(Interaction.Choice::name).containsExactly("#1 Halftone");
    }

    @Test
    void saysOnBothWhyAnArticleWasPostedAndWhyNot() {
        community.blog().publish("A bridge of rope", "Guides", "First words.");
        await().atMost(PATIENCE).untilAsserted(() -> {
            community.shown().groupPost("A bridge of rope");
            community.shown().discordPost("A bridge of rope");
            community.shown().channelPost("A bridge of rope");
        });
        var old = community.blog().articles().getLast().title();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(onDiscord("feed why", Map.of("article", "bridge of rope"))
                                .text())
                        .contains("articles (Discord, here): ", "Reading Room (Telegram): ")
                        .doesNotContain("not posted"));
        assertThat(onTelegram("/feed why " + old, "(Telegram): not posted").text())
                .contains("articles (Discord): not posted");
    }

    @Test
    void handsOutTheFeedsAsAFileOnBoth() {
        var onDiscord = onDiscord("opml export", Map.of()).answer().orElseThrow();
        var onTelegram = onTelegram("/opml export", "that I follow.");

        assertThat(onDiscord.attachments().findValuesAsText("filename")).containsExactly("afterword-feeds.opml");
        assertThat(onDiscord.onlyFor()).isEqualTo(String.valueOf(community.admin()));
        assertThat(onTelegram.photo()).endsWith("afterword-feeds.opml");
    }

    @Test
    void followsTheFeedsOfAListOnBoth() {
        var first = onDiscord(
                "opml import", Map.of("address", server.url("/list/deck").toString()));
        var again = onTelegram("/opml import " + server.url("/list/deck"), "followed before");

        assertThat(first.text()).contains("1 new feed is followed.", "1 in the list more than once");
        assertThat(again.text()).contains("No feed of this list is new.");
    }

    @Test
    void keepsAskersInformedWhileAServerTakesItsTime() {
        var channel = Long.parseLong(
                onDiscord("feed list", Map.of()).answer().orElseThrow().channelId());
        var slow = community
                .discord()
                .people()
                .command(
                        channel,
                        community.admin(),
                        "feed add",
                        Map.of("address", server.url("/slow").toString()));

        await().atMost(PATIENCE).until(() -> slow.state() == Interaction.State.DEFERRED);
        OPEN.countDown();

        assertThat(slow.await(PATIENCE).state()).isEqualTo(Interaction.State.ANSWERED);
        assertThat(slow.text()).contains("answered 404");
    }

    @Test
    void fetchesOlderPagesForAChannelThatBeginsWithMoreThanIsKnown() {
        var chats = community.telegram().community();
        var attic = chats.addSupergroup("Attic", community.mira());
        chats.addMember(attic, chats.bot());
        chats.promote(attic, chats.bot(), Right.all());
        onTelegram("/feed add " + server.url("/paged") + " --confirm yes", "Ladder");
        await().atMost(PATIENCE)
                .until(() ->
                        onDiscord("feed check", Map.of("feed", "Ladder")).text().contains("last read"));
        community.telegram().people().write(attic, community.mira(), "/admit", null, null);
        community.answered(attic, "may speak");

        community.telegram().people().write(attic, community.mira(), "/channel add --newest 50", null, null);

        community.answered(attic, "are on their way");
        community.answered(attic, "Rung 1\n");
        assertThat(community.shown().groupPosts("Rung")).isEmpty();
    }

    @Test
    void helpFitsIntoOneMessage() {
        assertThat(onDiscord("help", Map.of()).text())
                .contains("/feed", "add, list, check, pause, resume, remove, why (admins)", "/opml")
                .doesNotContain("…");
    }

    @Test
    void showsTheFeedsToAdminsOnly() {
        community.telegram().people().write(community.group(), community.lena(), "/feed list", null, null);

        community.answered(community.group(), "This needs an administrator of this chat who may change its info.");
    }
}
