package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.FetchResult.Fetched;
import afterword.feed.FixtureServer.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many want something of a server, and wherever they come from, it is asked for one thing at a time. */
class OneAtATimeTest {
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Semaphore never = new Semaphore(0);
    private final ServerLocks servers = new ServerLocks();
    private FixtureServer busy;
    private FixtureServer other;
    private FetchSettings settings;

    @BeforeEach
    void wire() throws IOException {
        busy = new FixtureServer();
        other = new FixtureServer();
        settings = new FetchSettings("Afterword", true, Set.of(busy.port(), other.port()), Duration.ofSeconds(20));
        busy.answer(request -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            pause();
            running.decrementAndGet();
            return Reply.ok("x");
        });
        other.answer(_ -> Reply.redirect(302, busy.url("/from-elsewhere").toString()));
    }

    /** A second request, if there could be one, would come meanwhile. */
    private void pause() {
        try {
            var _ = never.tryAcquire(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void close() throws IOException {
        busy.close();
        other.close();
    }

    @Test
    void asksAServerForOneThingAtATimeWhoeverAsks() throws Exception {
        var feeds = new HttpFetcher(new OkHttpClient(), settings, InstantSource.system(), servers);
        var commands = new HttpFetcher(new OkHttpClient(), settings, InstantSource.system(), servers);
        var hub = new HttpHub(new OkHttpClient(), settings, servers);
        Stream<Supplier<Object>> asks = Stream.of(
                () -> feeds.fetch(FetchRequest.unconditional(busy.url("/feed"))),
                () -> feeds.fetch(FetchRequest.unconditional(other.url("/moved"))),
                () -> commands.fetch(FetchRequest.unconditional(busy.url("/site"))),
                () -> hub.ask(busy.url("/hub"), Map.of("hub.mode", "subscribe")));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = asks.flatMap(ask -> Stream.generate(() -> ask).limit(5))
                    .map(ask -> threads.submit(ask::get))
                    .toList();
            assertThat(answers)
                    .allSatisfy(it -> assertThat(result(it)).isInstanceOfAny(Fetched.class, HubAnswer.Accepted.class));
        }

        assertThat(most).hasValue(1);
        assertThat(busy.requests()).hasSize(20);
    }

    private static Object result(Future<Object> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void takesHttpAndHttpsForOneServerAndOtherPortsForOthers() {
        assertThat(Stream.of("http://x.org/a", "https://X.org/", "https://x.org:443/b", "http://x.org:80/")
                        .map(URI::create)
                        .map(WebAddress::server))
                .containsOnly("x.org");
        assertThat(WebAddress.server(URI.create("http://x.org:8080/"))).isEqualTo("x.org:8080");
    }
}
