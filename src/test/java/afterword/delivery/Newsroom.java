package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.Article;
import afterword.article.ArticleCards;
import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.destination.Destination;
import afterword.destination.FilterRule;
import afterword.destination.Setting;
import afterword.poll.Tallies;
import afterword.storage.DatabaseFile;
import afterword.storage.SqliteStorage;
import afterword.storage.StoredBlog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A blog, destinations and the dispatcher over the real database; the platforms are fakes, and time is set by hand. */
final class Newsroom implements AutoCloseable {
    final SqliteStorage storage;
    final FakeMessenger telegram = new FakeMessenger(Platform.TELEGRAM);
    final FakeMessenger discord = new FakeMessenger(Platform.DISCORD);
    final DatabaseFile database;
    final ArticlePosts posts;
    final List<Platform> foundLate = new CopyOnWriteArrayList<>();
    private final StoredBlog blog;
    private Instant now;
    private Content content;
    private DeliveryDispatcher.UncertainTelegram uncertain = DeliveryDispatcher.UncertainTelegram.REPEAT;
    private DeliveryDispatcher dispatcher;

    Newsroom(Path folder, Instant start) {
        now = start;
        database = new DatabaseFile(folder.resolve("test.db"));
        storage = SqliteStorage.open(database.path(), () -> now);
        blog = new StoredBlog(storage, now);
        var cards = new ArticleCards(new Tallies(storage.polls()), Locale.ENGLISH, ZoneOffset.UTC);
        var plan = new PostPlan(
                storage.destinationSettings(), storage.posts(), storage.articles(), ZoneOffset.UTC, () -> now);
        posts = new ArticlePosts(storage.articles(), storage.destinations(), cards, plan);
        content = posts;
        dispatcher = dispatcher();
    }

    /** From now on this is what is said, and this is done about calls that Telegram did not answer. */
    void dispatch(Content said, DeliveryDispatcher.UncertainTelegram done) {
        dispatcher.close();
        content = said;
        uncertain = done;
        dispatcher = dispatcher();
    }

    private DeliveryDispatcher dispatcher() {
        Map<Kind, Content> contents = new EnumMap<>(Kind.class);
        for (var kind : Kind.values()) {
            contents.put(kind, content);
        }
        contents.put(Kind.NOTICE, new DestinationNotices(storage.destinations()));
        return new DeliveryDispatcher(
                storage.deliveries(),
                storage.destinations(),
                contents,
                List.of(
                        new DeliveryDispatcher.Line(telegram, new Pacer(Pacer.Limits.NONE, () -> now)),
                        new DeliveryDispatcher.Line(discord, new Pacer(Pacer.Limits.NONE, () -> now))),
                uncertain,
                () -> now,
                new Listener());
    }

    Destination destination(ChannelKind kind, String id) {
        return destination(kind, id, "Channel " + id, "9");
    }

    Destination destination(ChannelKind kind, String id, String name, String space) {
        var platform = kind.name().startsWith("DISCORD") ? Platform.DISCORD : Platform.TELEGRAM;
        var channel = new ChannelRef(platform, id);
        var info = new ChannelInfo(channel, new SpaceRef(platform, space), name, kind, null);
        assertThat(storage.destinations().add(info, 0, now).isNew()).isTrue();
        return storage.destinations().at(channel).orElseThrow();
    }

    Destination group() {
        return destination(ChannelKind.TELEGRAM_GROUP, "-100");
    }

    void set(Destination destination, Setting setting, String value) {
        storage.destinationSettings().set(destination, setting, value, now);
    }

    void rule(Destination destination, boolean excludes, FilterRule.Subject subject, String value) {
        assertThat(storage.destinationSettings().add(destination.id(), new FilterRule(excludes, subject, value)))
                .isTrue();
    }

    /** A group that gets articles, and so many articles that are new to it: Article 1, Article 2, ... */
    void owe(int articles) {
        group();
        var items = IntStream.rangeClosed(1, articles)
                .mapToObj(it -> "<item><title>Article " + it + "</title><link>https://blog.example.org/" + it
                        + "</link><pubDate>Tue, 03 Mar 2026 10:0" + it + ":00 GMT</pubDate></item>")
                .collect(Collectors.joining());
        assertThat(blog.take(items, true, now)).isEqualTo(articles);
    }

    /** New articles with these titles; one that names a category has it, as in {@code Title/Guides}. */
    void publish(String... titles) {
        var items = Stream.of(titles).map(this::item).collect(Collectors.joining());
        assertThat(blog.take(items, true, now)).isPositive();
    }

    /** The feed tells of an article at the address of this one, in these elements instead of its own. */
    void change(String title, String elements) {
        var link = "<link>https://blog.example.org/" + title.replace(' ', '-') + "</link>";
        assertThat(blog.take("<item>" + link + elements + "</item>", true, now)).isZero();
    }

    private String item(String title) {
        var parts = title.split("/", 2);
        return "<item><title>" + parts[0] + "</title><description>About " + parts[0] + "</description>"
                + (parts.length == 1 ? "" : "<category>" + parts[1] + "</category>")
                + "<link>https://blog.example.org/" + parts[0].replace(' ', '-') + "</link></item>";
    }

    Article article(String title) {
        return storage.articles().titled(title, 1).getFirst();
    }

    Instant now() {
        return now;
    }

    void at(String moment) {
        now = Instant.parse(moment);
    }

    void later(Duration wait) {
        now = now.plus(wait);
    }

    /** Lets everything that may start now start and end. */
    void settleOnce() {
        var _ = dispatcher.dispatchDue();
        // Closing waits for the calls under way.
        dispatcher.close();
        dispatcher = dispatcher();
    }

    /** Time moves on by a second at a time. */
    void runUntilNothingIsOwed() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            var _ = dispatcher.dispatchDue();
            now = now.plusSeconds(1);
            return storage.deliveries().outstanding() == 0;
        });
    }

    /** Lets everything that is due now go, and what follows from it; time moves on by less than a second. */
    void run() {
        var quiet = new int[1];
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    now = now.plusMillis(1);
                    var before = telegram.actions().size() + discord.actions().size();
                    settleOnce();
                    var idle = before
                                    == telegram.actions().size()
                                            + discord.actions().size()
                            && Stream.of(Platform.values())
                                    .allMatch(it -> storage.deliveries()
                                            .due(now, it, List.of(), 1)
                                            .isEmpty());
                    quiet[0] = idle ? quiet[0] + 1 : 0;
                    return quiet[0] > 1;
                });
    }

    /** How the posts of an article ended, with the reasons. */
    List<String> ends(String title) {
        return database.texts(
                "SELECT d.state || COALESCE(': ' || d.reason, '') FROM delivery d JOIN article a ON a.id = d.subject"
                        + " WHERE d.kind = 'POST' AND a.title = '" + title + "' ORDER BY d.id");
    }

    @Override
    public void close() {
        dispatcher.close();
        storage.close();
    }

    private final class Listener implements DeliveryDispatcher.Listener {
        @Override
        public void ended() {}

        @Override
        public void foundLate(Platform platform) {
            foundLate.add(platform);
        }
    }
}
