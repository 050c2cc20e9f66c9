package afterword;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import afterword.playground.BlogArticle;
import afterword.playground.discord.DiscordView;
import afterword.playground.telegram.MessageAddress;
import afterword.playground.telegram.View;
import afterword.storage.Storage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A blog that is written and people who talk about it, by chance; they remember what must be seen in the end. */
final class Readers {
    private static final List<String> EMOJI = List.of("👍", "👎", "🤔", "🔥");
    private static final int PEOPLE = 4;
    private static final int NEWS = 30;
    /** The bot reads the first 500 items of a document. */
    private static final int READ_OF_A_FEED = 400;

    private final Community community;
    private final Random random;
    private final List<Long> discordPeople;
    private final List<Long> telegramPeople;
    private final List<String> published = new ArrayList<>();
    /** What the blog says of each article now, and where it says it. */
    private final Map<String, BlogArticle> articles = new HashMap<>();

    private final List<Said> said = new ArrayList<>();
    private final Map<String, Map<String, String>> votes = new HashMap<>();

    Readers(Community community, Random random) {
        this.community = community;
        this.random = random;
        discordPeople = IntStream.range(0, PEOPLE)
                .mapToObj(i -> community.discordMember("Reader " + i))
                .toList();
        telegramPeople = IntStream.range(0, PEOPLE)
                .mapToObj(i -> community.telegramMember("Subscriber " + i))
                .toList();
    }

    /** A comment as it was written: the Discord thread or Telegram group, its message there, and its words now. */
    private static final class Said {
        private final Platform platform;
        private final String name;
        private final String title;
        private final long person;
        private final long channel;
        private final long message;
        private String words;

        Said(Platform platform, String name, String title, long person, long channel, long message, String words) {
            this.platform = platform;
            this.name = name;
            this.title = title;
            this.person = person;
            this.channel = channel;
            this.message = message;
            this.words = words;
        }
    }

    List<String> published() {
        return List.copyOf(published);
    }

    void publish() {
        var title = "Article %03d".formatted(published.size() + 1);
        var article = community.blog().publish(title, "Guides", "What article " + published.size() + " says.");
        articles.put(title, article);
        published.add(title);
    }

    /** The blog corrects an article that its feed still tells of to a reader, also one that is only on its way. */
    private void correct() {
        var read = Math.min(published.size(), READ_OF_A_FEED);
        var title = published.get(published.size() - 1 - random.nextInt(read));
        var text = "Corrected " + random.nextInt(1_000_000) + " times.";
        articles.put(
                title,
                community
                        .blog()
                        .edit(Objects.requireNonNull(articles.get(title)).id(), title, "Guides", text));
    }

    /** Something by chance, about an article that stands on both sides and that the bot knows to stand there. */
    void act(Storage storage) {
        talkedAbout(storage).ifPresent(title -> {
            switch (random.nextInt(8)) {
                case 0, 1 -> commentOnDiscord(title);
                case 2, 3 -> commentOnTelegram(title);
                case 4, 5 -> vote(title);
                case 6 -> correct();
                default -> edit();
            }
        });
    }

    /** One of the newest articles most often, and now and then any of all; empty while it is only on its way. */
    private Optional<String> talkedAbout(Storage storage) {
        var news = random.nextInt(4) == 0 ? published.size() : Math.min(published.size(), NEWS);
        return Optional.of(published.get(published.size() - 1 - random.nextInt(news)))
                .filter(title -> isSettled(title, storage));
    }

    private boolean isSettled(String title, Storage storage) {
        return community.shown().discordPosts(title).size() == 1
                && community.shown().hasThread(title)
                && community.shown().groupPosts(title).size() == 1
                && storage.deliveries().known(discordPost(title))
                && storage.deliveries()
                        .known(new MessageRef(
                                new ChannelRef(Platform.TELEGRAM, String.valueOf(community.group())),
                                String.valueOf(
                                        community.shown().groupPost(title).id())));
    }

    private MessageRef discordPost(String title) {
        var post = community.shown().discordPost(title);
        return new MessageRef(new ChannelRef(Platform.DISCORD, post.channelId()), post.id());
    }

    private String words() {
        return "Word %04d.".formatted(said.size());
    }

    private void commentOnDiscord(String title) {
        var thread = Long.parseLong(community.shown().thread(title).id());
        var person = discordPeople.get(random.nextInt(PEOPLE));
        var words = words();
        var message = community.discord().people().write(thread, person, words);
        said.add(new Said(Platform.DISCORD, words, title, person, thread, message, words));
    }

    private void commentOnTelegram(String title) {
        var person = telegramPeople.get(random.nextInt(PEOPLE));
        var words = words();
        var written = community
                .telegram()
                .people()
                .write(
                        community.group(),
                        person,
                        words,
                        community.shown().groupPost(title).id(),
                        null);
        said.add(new Said(Platform.TELEGRAM, words, title, person, written.chat(), written.message(), words));
    }

    private void edit() {
        if (said.isEmpty()) {
            return;
        }
        var one = said.get(random.nextInt(said.size()));
        one.words = one.name + " Put otherwise, " + random.nextInt(1_000_000) + " times.";
        if (one.platform == Platform.DISCORD) {
            community.discord().people().edit(one.channel, one.person, one.message, one.words);
        } else {
            community
                    .telegram()
                    .people()
                    .edit(one.person, new MessageAddress(one.channel, (int) one.message), one.words);
        }
    }

    private void vote(String title) {
        var emoji = EMOJI.get(random.nextInt(EMOJI.size()));
        var mine = votes.computeIfAbsent(title, _ -> new TreeMap<>());
        if (random.nextBoolean()) {
            var person = discordPeople.get(random.nextInt(PEOPLE));
            var post = community.shown().discordPost(title);
            var before = mine.put("discord " + person, emoji);
            if (emoji.equals(before)) {
                return;
            }
            var people = community.discord().people();
            if (before != null) {
                people.unreact(Long.parseLong(post.channelId()), person, Long.parseLong(post.id()), before);
            }
            people.react(Long.parseLong(post.channelId()), person, Long.parseLong(post.id()), emoji);
        } else {
            var person = telegramPeople.get(random.nextInt(PEOPLE));
            mine.put("telegram " + person, emoji);
            community
                    .telegram()
                    .people()
                    .react(
                            person,
                            new MessageAddress(
                                    community.group(),
                                    community.shown().groupPost(title).id()),
                            List.of(emoji));
        }
    }

    /** Something is written on Discord, which only reading back can tell a bot that is not there. */
    boolean commentUnheard(Storage storage) {
        var title = talkedAbout(storage);
        title.ifPresent(this::commentOnDiscord);
        return title.isPresent();
    }

    /** What Telegram shows more than once, each as often as it is too many: “kind chat words”. */
    private static final class Repeated {
        private final Map<String, Integer> times = new TreeMap<>();

        void add(String kind, long chat, String words, int times) {
            if (times > 0) {
                this.times.merge(kind + " " + chat + " " + words, times, Integer::sum);
            }
        }
    }

    /**
     * Everything is at its place, once, in order, and says what it should say in the end. Gives what Telegram shows more
     * than once: “kind chat words”, and how many too many.
     */
    Map<String, Integer> check(Storage storage) {
        var repeated = new Repeated();
        assertThat(titles(community.shown().articlesOnDiscord())).isEqualTo(published);
        assertThat(community.shown().forumPosts()).isEqualTo(published);
        for (var chat : List.of(community.group(), community.channel())) {
            var posts = telegramPosts(chat);
            var once = posts.stream().distinct().toList();
            assertThat(once).isEqualTo(published);
            once.forEach(title -> repeated.add("POST", chat, title, Collections.frequency(posts, title) - 1));
        }
        published.forEach(this::checkPosts);
        for (var one : said) {
            assertThat(community.shown().mirrorsOnDiscord(one.title, one.name))
                    .as("%s, written on %s", one.name, one.platform)
                    .hasSize(one.platform == Platform.DISCORD ? 1 : 2)
                    .allSatisfy(text -> assertThat(text).endsWith(one.words));
            if (one.platform == Platform.DISCORD) {
                var mirrors = inGroup(one.name);
                assertThat(mirrors).as("%s in the group", one.name).isNotEmpty();
                assertThat(mirrors.getLast().text()).contains(one.words);
                repeated.add("MIRROR", community.group(), one.name, mirrors.size() - 1);
            }
        }
        votes.keySet().forEach(title -> {
            var poll = storage.polls().on(discordPost(title)).orElseThrow();
            assertThat(storage.polls().votes(poll)).as("votes on %s", title).isEqualTo(tally(title));
        });
        return repeated.times;
    }

    /** The four posts of an article say what the blog says and how people voted, and the thread stands on one of them. */
    private void checkPosts(String title) {
        var onDiscord = List.of(
                community.shown().discordPost(title),
                community.shown().forumPost(title).messages().getFirst());
        var text = Objects.requireNonNull(articles.get(title)).text();
        var tally = tally(title);
        assertThat(community.shown().thread(title).id())
                .isEqualTo(community.shown().discordPost(title).id());
        for (var post : onDiscord) {
            assertThat(post.embeds().toString()).as("%s on Discord", title).contains(text);
            tally.forEach(
                    (emoji, votes) -> assertThat(post.embeds().toString()).contains(emoji + " · **" + votes + "**"));
            assertThat(post.reactions())
                    .filteredOn(it -> EMOJI.contains(it.emoji()))
                    .hasSize(EMOJI.size());
        }
        for (var post : List.of(
                last(community.shown().groupPosts(title)),
                last(community.shown().channelPosts(title)))) {
            assertThat(post.text()).as("%s on Telegram", title).contains(text);
            tally.forEach((emoji, votes) -> assertThat(post.text()).contains(emoji + " " + votes));
        }
    }

    /** The one that the bot knows of, where Telegram shows several. */
    private static View.MessageView last(List<View.MessageView> copies) {
        assertThat(copies).isNotEmpty();
        return copies.getLast();
    }

    private Map<String, Integer> tally(String title) {
        var tally = new LinkedHashMap<String, Integer>();
        votes.getOrDefault(title, Map.of()).values().forEach(emoji -> tally.merge(emoji, 1, Integer::sum));
        return tally;
    }

    private List<View.MessageView> inGroup(String name) {
        return community.shown().messages(community.group()).stream()
                .filter(it -> it.fromBot() && it.text().contains(name))
                .toList();
    }

    private List<String> telegramPosts(long chat) {
        return community.shown().messages(chat).stream()
                .filter(it -> it.fromBot() && it.text().startsWith("Article "))
                .map(it -> it.text().substring(0, "Article 000".length()))
                .toList();
    }

    private static List<String> titles(List<DiscordView.MessageView> posts) {
        return posts.stream()
                .filter(it -> it.bot() && !it.embeds().isEmpty())
                .map(it -> it.embeds().path(0).path("title").asText())
                .toList();
    }
}
