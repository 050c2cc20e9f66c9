package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.Article;
import afterword.article.ArticleCards;
import afterword.article.IntakePlan;
import afterword.chat.Action;
import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.destination.Destination;
import afterword.destination.FilterRule;
import afterword.destination.Setting;
import afterword.feed.Feed;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A blog, destinations and the dispatcher over the real database; the platforms are fakes, and time is set by hand. */
final class Newsroom implements AutoCloseable {
    private static final URI FEED = URI.create("https://blog.example.org/feed");

    final SqliteStorage storage;
    final FakeMessenger telegram = new FakeMessenger(Platform.TELEGRAM);
    final FakeMessenger discord = new FakeMessenger(Platform.DISCORD);
    private final Feed feed;
    private Instant now;
    private DeliveryDispatcher dispatcher;

    Newsroom(Path folder, Instant start) {
        now = start;
        storage = SqliteStorage.open(folder.resolve("test.db"), () -> now);
        feed = ((FeedStore.AddResult.Added) storage.feeds().add(FEED, "Blog", null, now)).feed();
        dispatcher = dispatcher();
    }

    private DeliveryDispatcher dispatcher() {
        var cards = new ArticleCards(new Tallies(storage.polls()), Locale.ENGLISH, ZoneOffset.UTC);
        var plan = new PostPlan(
                storage.destinationSettings(), storage.posts(), storage.articles(), ZoneOffset.UTC, () -> now);
        var posts = new ArticlePosts(storage.articles(), storage.destinations(), cards, plan);
        Map<Kind, Content> contents = new EnumMap<>(Kind.class);
        for (var kind : Kind.values()) {
            contents.put(kind, posts);
        }
        return new DeliveryDispatcher(
                storage.deliveries(),
                storage.destinations(),
                contents,
                List.of(
                        new DeliveryDispatcher.Line(telegram, new Pacer(Pacer.Limits.NONE, () -> now)),
                        new DeliveryDispatcher.Line(discord, new Pacer(Pacer.Limits.NONE, () -> now))),
                DeliveryDispatcher.UncertainTelegram.REPEAT,
                () -> now,
                () -> {});
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

    /** New articles with these titles; one that names a category has it, as in {@code Title/Guides}. */
    void publish(String... titles) {
        var items = Stream.of(titles).map(this::item).collect(Collectors.joining());
        take("<rss version=\"2.0\"><channel><title>Blog</title>" + items + "</channel></rss>");
    }

    /** The feed tells of an article at the address of this one, in these elements instead of its own. */
    void change(String title, String elements) {
        var link = "<link>https://blog.example.org/" + title.replace(' ', '-') + "</link>";
        assertThat(taken("<rss version=\"2.0\"><channel><title>Blog</title><item>" + link + elements
                        + "</item></channel></rss>"))
                .isZero();
    }

    private String item(String title) {
        var parts = title.split("/", 2);
        return "<item><title>" + parts[0] + "</title><description>About " + parts[0] + "</description>"
                + (parts.length == 1 ? "" : "<category>" + parts[1] + "</category>")
                + "<link>https://blog.example.org/" + parts[0].replace(' ', '-') + "</link></item>";
    }

    private void take(String document) {
        assertThat(taken(document)).isPositive();
    }

    private int taken(String document) {
        var parsed = (ParseResult.Parsed)
                new FeedParser().parse(document.getBytes(StandardCharsets.UTF_8), "application/rss+xml", FEED);
        var plan = IntakePlan.of(feed.id(), parsed.feed(), storage.intake().known(feed.id()), now);
        return storage.intake().take(feed, plan.steps(), true, now);
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

    /** Lets everything that is due now go, and what follows from it; time moves on by less than a second. */
    void run() {
        var quiet = new int[1];
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    now = now.plusMillis(1);
                    var before = telegram.actions().size() + discord.actions().size();
                    var _ = dispatcher.dispatchDue();
                    // Closing waits for the calls under way.
                    dispatcher.close();
                    dispatcher = dispatcher();
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

    /** What was sent as new messages, not as edits, in order; a digest by its words. */
    static List<String> posts(FakeMessenger messenger) {
        return messenger.actions().stream().flatMap(Newsroom::said).toList();
    }

    private static Stream<String> said(Action action) {
        return switch (action) {
            case Action.Send send -> Stream.of(words(send.message()));
            case Action.SendToForum post -> Stream.of(words(post.message()));
            case Action.Edit _,
                    Action.Delete _,
                    Action.OpenThread _,
                    Action.React _,
                    Action.Crosspost _,
                    Action.Pin _ -> Stream.empty();
        };
    }

    private static String words(OutgoingMessage message) {
        return switch (message) {
            case OutgoingMessage.Post post -> post.card().title();
            case OutgoingMessage.Digest digest -> digest.text().text();
            case OutgoingMessage.Text text -> text.text().text();
            case OutgoingMessage.Mirror mirror -> mirror.text();
        };
    }

    @Override
    public void close() {
        dispatcher.close();
        storage.close();
    }
}
