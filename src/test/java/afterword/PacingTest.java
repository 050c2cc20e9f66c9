package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.config.Config;
import afterword.config.ConfigLoader;
import afterword.config.ConfigResult;
import afterword.playground.SampleBlog;
import afterword.playground.telegram.Exchange;
import afterword.playground.telegram.LocalTelegram;
import afterword.playground.telegram.LocalTelegramSettings;
import afterword.playground.telegram.Right;
import afterword.storage.SqliteStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code PacingSimulationTest} computes, for real and smaller: the bot as it is wired, against a Telegram that
 * keeps to its limits. What depends on the machine, the rate and how long answers take, is only printed.
 */
@Tag("long")
final class PacingTest {
    private static final int GROUPS = 40;
    private static final int SUBSCRIBERS = 300;
    private static final int TALKERS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration READING = Duration.ofMillis(1_500);
    private static final InstantSource TIME = InstantSource.system();
    private static final String TITLE = "One for all";

    @TempDir
    Path folder;

    private final LocalTelegram telegram = new LocalTelegram(TIME, LocalTelegramSettings.defaults());
    private final SampleBlog blog = new SampleBlog(TIME);
    private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();

    /** When each talker last said something that is not answered yet. */
    private final Map<Long, Instant> asked = new ConcurrentHashMap<>();

    private final Map<Long, Instant> answered = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Duration> waits = new ConcurrentLinkedQueue<>();

    private record Call(Instant at, long chat, boolean article) {}

    @AfterEach
    void close() {
        telegram.close();
        blog.close();
    }

    @Test
    void sendsAnArticleToManyGroupsAndSubscribersWithoutOneRefusalWhilePeopleConverse() throws IOException {
        telegram.start();
        var owner = telegram.community().addUser("Mira", "mira");
        var talkers = people("Talker", TALKERS);
        var subscribers = people("Subscriber", SUBSCRIBERS);
        var groups =
                LongStream.range(0, GROUPS).map(it -> group(it, owner)).boxed().toList();
        try (var storage = SqliteStorage.open(folder.resolve("afterword.db"), TIME);
                var app = new App(config(), storage, App.Paces.PUBLISHED, TIME)) {
            groups.forEach(it -> destination(storage, it));
            assertThat(app.start()).isEmpty();
            await().atMost(PATIENCE)
                    .until(() -> storage.articles().newest(100).size()
                            >= blog.articles().size());
            telegram.onExchange(this::count);
            warmUp(talkers);
            subscribers.forEach(it -> assertThat(storage.subscriptions().subscribe(person(it), TIME.instant()))
                    .isTrue());
            telegram.limits().enable();

            blog.publish(TITLE, "Guides", "What it says.");
            talkers.forEach(this::ask);

            await().atMost(PATIENCE).until(() -> {
                talkers.stream().filter(this::hasRead).forEach(this::ask);
                return articles().size() >= GROUPS + SUBSCRIBERS;
            });
            await().atMost(PATIENCE).until(() -> asked.isEmpty());
        }

        report();
        assertThat(telegram.limits().refusals()).isLessThanOrEqualTo(isEven() ? 0 : calls.size() / 50);
        var times = new HashMap<Long, Integer>();
        articles().forEach(it -> times.merge(it.chat(), 1, Integer::sum));
        assertThat(times)
                .hasSize(GROUPS + SUBSCRIBERS)
                .allSatisfy((_, number) -> assertThat(number).isEqualTo(1));
        // A post goes before a broadcast, which keeps its share meanwhile.
        var order = articles().stream().map(it -> it.chat() < 0).toList();
        assertThat(order.subList(0, GROUPS + GROUPS / 4)).filteredOn(it -> it).hasSize(GROUPS);
        assertThat(waits).hasSizeGreaterThanOrEqualTo(TALKERS);
    }

    /** A Java that has just started makes its first calls slowly, and so unevenly. */
    private void warmUp(List<Long> talkers) {
        blog.publish("One before", "Guides", "What it says.");
        talkers.forEach(this::ask);
        await().atMost(PATIENCE).until(() -> calls.size() >= GROUPS + TALKERS && asked.isEmpty());
        calls.clear();
        waits.clear();
    }

    private List<Long> people(String name, int number) {
        return LongStream.range(0, number)
                .map(it -> {
                    var user = telegram.community().addUser(name + " " + it, null);
                    telegram.people().open(user);
                    return user;
                })
                .boxed()
                .toList();
    }

    private long group(long number, long owner) {
        var group = telegram.community().addSupergroup("Group " + number, owner);
        telegram.community().promote(group, telegram.community().bot(), Right.all());
        return group;
    }

    private static void destination(SqliteStorage storage, long group) {
        var channel = new ChannelRef(Platform.TELEGRAM, String.valueOf(group));
        var space = new SpaceRef(Platform.TELEGRAM, channel.id());
        assertThat(storage.people().admit(space, person(1), TIME.instant())).isTrue();
        var info = new ChannelInfo(channel, space, "Group " + group, ChannelKind.TELEGRAM_GROUP, null);
        assertThat(storage.destinations().add(info, 0, TIME.instant()).isNew()).isTrue();
    }

    private static PersonRef person(long user) {
        return new PersonRef(Platform.TELEGRAM, String.valueOf(user));
    }

    /** Nobody asks again within a second: a chat's own limit is not what is measured. */
    private boolean hasRead(long talker) {
        return !asked.containsKey(talker)
                && answered.getOrDefault(talker, Instant.EPOCH)
                        .isBefore(TIME.instant().minus(READING));
    }

    private void ask(long talker) {
        asked.put(talker, TIME.instant());
        telegram.people().say(talker, "/latest 1");
    }

    private void count(Exchange exchange) {
        if (!exchange.method().equals("sendMessage") && !exchange.method().startsWith("edit")) {
            return;
        }
        var chat = exchange.request().path("chat_id").asLong();
        var said = asked.remove(chat);
        if (said != null) {
            waits.add(Duration.between(said, TIME.instant()));
            answered.put(chat, TIME.instant());
        }
        calls.add(new Call(
                TIME.instant(),
                chat,
                said == null
                        && exchange.status() == 200
                        && exchange.request().path("text").asText().startsWith(TITLE)));
    }

    private List<Call> articles() {
        return calls.stream().filter(Call::article).toList();
    }

    /**
     * Whether no call came later than the pace allows for: 34 ms between two, and 20 ms of unevenness. A machine that has
     * other things to do makes calls that were made in time arrive in a heap, and then some are refused.
     */
    private boolean isEven() {
        var times = calls.stream().map(Call::at).sorted().toList();
        for (var i = 1; i < times.size(); i++) {
            if (Duration.between(times.get(i - 1), times.get(i)).toMillis() > 54) {
                return false;
            }
        }
        return true;
    }

    private void report() {
        var all = new ArrayList<>(calls);
        var first = all.getFirst().at();
        var last = articles().getLast().at();
        var within = all.stream().filter(it -> !it.at().isAfter(last)).count();
        var seconds = Duration.between(first, last).toMillis() / 1000.0;
        var slowest = waits.stream()
                .sorted(Comparator.reverseOrder())
                .limit(3)
                .map(Duration::toMillis)
                .toList();
        System.out.printf(
                "Pacing: %d calls in %.1f s, %.1f a second of 30, %d answers, the slowest after %s ms, %d refused%n",
                within,
                seconds,
                within / seconds,
                waits.size(),
                slowest,
                telegram.limits().refusals());
    }

    private Config config() throws IOException {
        var file = Files.writeString(folder.resolve("config.yml"), """
                storage: { path: "%s" }
                owners: { telegram: [ 1 ] }
                telegram: { token: "%s", api-url: "%s" }
                feeds: [ { url: "%s", every: 1s } ]
                fetching: { user-agent: "Afterword test", allow-private-addresses: true, extra-ports: [ %d ] }
                web: { listen: "127.0.0.1:0" }
                """.formatted(
                        folder.resolve("afterword.db"),
                        telegram.token(),
                        telegram.url(),
                        blog.feed(),
                        blog.feed().getPort()));
        return ((ConfigResult.Loaded) ConfigLoader.load(file, Map.of())).config();
    }
}
