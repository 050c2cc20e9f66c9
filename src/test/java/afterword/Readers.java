package afterword;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import afterword.playground.discord.DiscordView;
import afterword.playground.telegram.MessageAddress;
import afterword.playground.telegram.View;
import afterword.storage.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A blog that is written and people who talk about it, by chance; they remember what must be seen in the end. */
final class Readers {
    private static final List<String> EMOJI = List.of("👍", "👎", "🤔", "🔥");
    private static final int PEOPLE = 4;

    private final Community community;
    private final Random random;
    private final List<Long> discordPeople;
    private final List<Long> telegramPeople;
    private final List<String> published = new ArrayList<>();
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
        community.blog().publish(title, "Guides", "What article " + published.size() + " says.");
        published.add(title);
    }

    /** Something by chance, about articles that stand on both sides and that the bot knows to stand there. */
    void act(Storage storage) {
        var settled = settled(storage);
        if (settled.isEmpty()) {
            return;
        }
        var title = settled.get(random.nextInt(settled.size()));
        switch (random.nextInt(6)) {
            case 0, 1 -> commentOnDiscord(title);
            case 2, 3 -> commentOnTelegram(title);
            case 4 -> vote(title);
            default -> edit();
        }
    }

    private List<String> settled(Storage storage) {
        return published.stream()
                .filter(title -> community.discordPosts(title).size() == 1
                        && community.hasThread(title)
                        && community.groupPosts(title).size() == 1
                        && storage.deliveries().known(discordPost(title))
                        && storage.deliveries()
                                .known(new MessageRef(
                                        new ChannelRef(Platform.TELEGRAM, String.valueOf(community.group())),
                                        String.valueOf(
                                                community.groupPost(title).id()))))
                .toList();
    }

    private MessageRef discordPost(String title) {
        var post = community.discordPost(title);
        return new MessageRef(new ChannelRef(Platform.DISCORD, post.channelId()), post.id());
    }

    private String words() {
        return "Word %04d.".formatted(said.size());
    }

    private void commentOnDiscord(String title) {
        var thread = Long.parseLong(community.thread(title).id());
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
                        community.groupPost(title).id(),
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
            var post = community.discordPost(title);
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
                                    community.groupPost(title).id()),
                            List.of(emoji));
        }
    }

    /** Everything is at its place, once; gives how many messages Telegram shows more than once. */
    int check(Storage storage) {
        var repeated = 0;
        assertThat(titles(community.articlesOnDiscord())).isEqualTo(published);
        assertThat(community.forumPosts()).isEqualTo(published);
        for (var chat : List.of(community.group(), community.channel())) {
            var posts = telegramPosts(chat);
            var once = posts.stream().distinct().toList();
            assertThat(once).isEqualTo(published);
            repeated += posts.size() - once.size();
        }
        for (var one : said) {
            assertThat(community.mirrorsOnDiscord(one.title, one.name))
                    .as("%s, written on %s", one.name, one.platform)
                    .hasSize(one.platform == Platform.DISCORD ? 1 : 2)
                    .allSatisfy(text -> assertThat(text).endsWith(one.words));
            if (one.platform == Platform.DISCORD) {
                var mirrors = inGroup(one.name);
                assertThat(mirrors).as("%s in the group", one.name).isNotEmpty();
                assertThat(mirrors.getLast().text()).contains(one.words);
                repeated += mirrors.size() - 1;
            }
        }
        votes.forEach((title, mine) -> {
            var tally = new LinkedHashMap<String, Integer>();
            mine.values().forEach(emoji -> tally.merge(emoji, 1, Integer::sum));
            var poll = storage.polls().on(discordPost(title)).orElseThrow();
            assertThat(storage.polls().votes(poll)).as("votes on %s", title).isEqualTo(tally);
        });
        return repeated;
    }

    private List<View.MessageView> inGroup(String name) {
        return community.telegram().view().chat(community.group()).messages().stream()
                .filter(it -> it.fromBot() && it.text().contains(name))
                .toList();
    }

    private List<String> telegramPosts(long chat) {
        return community.telegram().view().chat(chat).messages().stream()
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
