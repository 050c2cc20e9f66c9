package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.feed.Feed;
import afterword.feed.FeedPages;
import afterword.feed.FeedParser;
import afterword.feed.FeedPoller;
import afterword.feed.FeedStore.AddResult.Added;
import afterword.feed.FetchSettings;
import afterword.feed.FixtureServer;
import afterword.feed.FixtureServer.Reply;
import afterword.feed.HttpFetcher;
import afterword.feed.HttpHub;
import afterword.feed.HubState;
import afterword.feed.HubSubscription;
import afterword.feed.ItemSink;
import afterword.feed.ParsedFeed;
import afterword.feed.PollLoop;
import afterword.feed.PollRules;
import afterword.feed.ServerLocks;
import afterword.feed.TestClock;
import afterword.storage.SqliteStorage;
import afterword.web.WebServer;
import afterword.web.WebStart;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WebSub from the feed that names a hub to the poll that a push causes, over HTTP, as {@link App} wires it. */
@Tag("long")
final class PushesTest {
    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-03T10:00:00Z"));
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicInteger fresh = new AtomicInteger(1);
    private SqliteStorage storage;
    private FixtureServer blog;
    private LittleHub hub;
    private WebServer web;
    private Pushes pushes;
    private PollLoop loop;
    private Feed feed;

    @BeforeEach
    void wire() throws Exception {
        storage = SqliteStorage.open(folder.resolve("test.db"), clock);
        blog = new FixtureServer();
        hub = new LittleHub();
        var settings = new FetchSettings("Afterword", true, Set.of(blog.port(), hub.port()), Duration.ofSeconds(5));
        web = new WebServer("127.0.0.1", 0, List.of(), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        web.add(WebSubRoute.PATH, request -> pushes.route(loop.turns()).answer(request));
        var port = ((WebStart.Listening) web.start()).port();
        pushes = new Pushes(
                storage.hubs(),
                storage.feeds(),
                new HttpHub(new OkHttpClient(), settings, new ServerLocks()),
                URI.create("http://127.0.0.1:" + port + "/"),
                clock);
        var pages = new FeedPages(new HttpFetcher(new OkHttpClient(), settings, clock), new FeedParser());
        var pushed = pushes.around(new Counter(fresh));
        loop = new PollLoop(
                storage.feeds(),
                new FeedPoller(storage.feeds(), pages, new PollRules(new Random(7)), clock),
                pushed,
                (of, outcome) -> {
                    pushed.polled(of, outcome);
                    polls.incrementAndGet();
                },
                clock);
        blog.answer(_ -> Reply.ok(
                        "<rss version=\"2.0\"><channel><title>Blog</title><item><title>A</title></item></channel></rss>")
                .with("Link", "<" + hub.url() + ">; rel=\"hub\""));
        feed = ((Added) storage.feeds().add(blog.url("/feed/"), "Blog", null, clock.instant())).feed();
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        web.close();
        hub.close();
        blog.close();
        storage.close();
    }

    /** Says how many articles the next document brings. */
    private record Counter(AtomicInteger fresh) implements ItemSink {
        @Override
        public boolean reachesKnown(Feed feed, ParsedFeed document) {
            return true;
        }

        @Override
        public int accept(Feed feed, ParsedFeed document) {
            return fresh.getAndSet(0);
        }
    }

    private void poll() {
        int before = polls.get();
        await().until(() -> {
            loop.pollDue();
            return polls.get() > before;
        });
    }

    private Map<String, String> subscribed() {
        poll();
        pushes.tend(loop.turns());
        await().until(() -> !hub.confirmed().isEmpty());
        return hub.confirmed().getFirst();
    }

    private static String secret(Map<String, String> form) {
        return form.getOrDefault("hub.secret", "");
    }

    private Instant dueAt() {
        return storage.feeds().find(feed.id()).orElseThrow().poll().dueAt();
    }

    private HubSubscription subscription() {
        return storage.hubs().current(feed.id()).orElseThrow();
    }

    @Test
    void subscribesToTheHubThatAFeedNames() {
        var form = subscribed();

        assertThat(form)
                .containsEntry("hub.mode", "subscribe")
                .containsEntry("hub.topic", feed.url().toString());
        assertThat(form.get("hub.callback")).matches(".*/websub/[0-9a-f]{48}");
        await().untilAsserted(() -> assertThat(subscription().state()).isEqualTo(HubState.ACTIVE));
        assertThat(subscription().leaseUntil()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
        pushes.tend(loop.turns());
        assertThat(hub.asked()).hasSize(1);
    }

    @Test
    void pollsAtOnceWhenTheHubPushesAndThenOnceADay() {
        var form = subscribed();
        clock.advance(Duration.ofMinutes(1));
        assertThat(dueAt()).isAfter(clock.instant());

        assertThat(hub.push(form, secret(form))).isEqualTo(202);

        await().until(() -> !dueAt().isAfter(clock.instant()));
        fresh.set(1);
        poll();
        assertThat(Duration.between(clock.instant(), dueAt())).isBetween(Duration.ofHours(21), Duration.ofHours(27));
    }

    @Test
    void isNotHurriedByAPushThatIsNotSigned() {
        var form = subscribed();
        clock.advance(Duration.ofMinutes(1));
        var due = dueAt();

        assertThat(hub.push(form, "wrong")).isEqualTo(202);
        assertThat(hub.push(Map.of("hub.callback", form.get("hub.callback") + "x"), "wrong"))
                .isEqualTo(410);

        // Whatever a push does to the host is done by then.
        await().until(() -> loop.turns().await("127.0.0.1", polls::incrementAndGet) && polls.get() > 1);
        assertThat(dueAt()).isEqualTo(due);
    }

    @Test
    void pollsAsBeforeOnceTheHubMissedSomething() {
        var form = subscribed();
        clock.advance(Duration.ofMinutes(1));
        hub.push(form, secret(form));
        await().until(() -> !dueAt().isAfter(clock.instant()));
        fresh.set(1);
        poll();
        clock.set(dueAt());

        fresh.set(1);
        poll();

        assertThat(subscription().pushedAt()).isNull();
        assertThat(dueAt()).isBefore(clock.instant().plus(Duration.ofHours(20)));
    }

    @Test
    void renewsBeforeTheLeaseEnds() {
        subscribed();
        await().until(() -> subscription().state() == HubState.ACTIVE);
        clock.advance(Duration.ofHours(20));

        pushes.tend(loop.turns());

        await().until(() -> hub.confirmed().size() == 2);
        await().untilAsserted(() -> assertThat(subscription().leaseUntil())
                .isEqualTo(clock.instant().plus(Duration.ofDays(1))));
        assertThat(hub.asked().getFirst().get("hub.callback"))
                .isEqualTo(hub.asked().getLast().get("hub.callback"));
    }

    @Test
    void goesOnPollingWhenTheHubWillNot() {
        hub.answer(500);
        poll();
        var due = dueAt();
        pushes.tend(loop.turns());
        await().until(() -> hub.asked().size() == 1);
        pushes.tend(loop.turns());

        assertThat(dueAt()).isEqualTo(due);
        clock.advance(Duration.ofHours(6));
        hub.answer(202);
        pushes.tend(loop.turns());
        await().until(() -> hub.confirmed().size() == 1);
        assertThat(hub.asked()).hasSize(2);
    }

    @Test
    void answersNoChallengeForAnotherTopicOrToken() {
        var form = subscribed();

        assertThat(hub.call(form, "https://other.example.org/feed").statusCode())
                .isEqualTo(404);
        assertThat(hub.call(Map.of("hub.mode", "subscribe", "hub.callback", form.get("hub.callback") + "0"), "x")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void leavesTheHubWhenTheFeedIsRemoved() {
        var form = subscribed();
        await().until(() -> subscription().state() == HubState.ACTIVE);
        var token = subscription().token();

        storage.feeds().remove(feed.id());
        pushes.tend(loop.turns());

        await().until(() -> hub.confirmed().size() == 2);
        assertThat(hub.asked().getLast()).containsEntry("hub.mode", "unsubscribe");
        await().untilAsserted(() -> assertThat(storage.hubs().find(token)).isEmpty());
        assertThat(hub.push(form, secret(form))).isEqualTo(410);
    }

    @Test
    void leavesTheHubThatAFeedNamesNoLonger() {
        subscribed();
        await().until(() -> subscription().state() == HubState.ACTIVE);
        blog.answer(_ -> Reply.ok("<rss version=\"2.0\"><channel><title>Blog</title></channel></rss>"));
        clock.set(dueAt());
        poll();

        pushes.tend(loop.turns());

        await().until(() -> hub.confirmed().size() == 2);
        assertThat(hub.asked().getLast()).containsEntry("hub.mode", "unsubscribe");
    }
}
