package afterword;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.playground.discord.DiscordView;
import afterword.playground.discord.LocalDiscord;
import afterword.playground.telegram.LocalTelegram;
import afterword.playground.telegram.View;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What people see on Discord and on Telegram. */
final class Shown {
    private final Snapshot<DiscordView> discord;
    private final Snapshot<View> telegram;
    private final long group;
    private final long news;

    Shown(LocalDiscord discord, LocalTelegram telegram, long group, long news) {
        this.discord = new Snapshot<>(discord::view);
        this.telegram = new Snapshot<>(telegram::view);
        this.group = group;
        this.news = news;
        discord.onChange(this.discord::changed);
        telegram.onChange(this.telegram::changed);
    }

    List<DiscordView.MessageView> articlesOnDiscord() {
        return channel("articles").messages();
    }

    List<DiscordView.MessageView> discordPosts(String title) {
        return channel("articles").messages().stream()
                .filter(it -> it.embeds().toString().contains("\"" + title + "\""))
                .toList();
    }

    DiscordView.MessageView discordPost(String title) {
        assertThat(discordPosts(title)).isNotEmpty();
        return discordPosts(title).getFirst();
    }

    boolean hasThread(String title) {
        return channel("articles").threads().stream().anyMatch(it -> it.name().equals(title));
    }

    DiscordView.ChannelView thread(String title) {
        return named(channel("articles"), title);
    }

    /** The names of the forum's posts, the oldest first. */
    List<String> forumPosts() {
        return channel("Discussions").threads().stream()
                .sorted(Comparator.comparingLong(it -> Long.parseLong(it.id())))
                .map(DiscordView.ChannelView::name)
                .toList();
    }

    DiscordView.ChannelView forumPost(String title) {
        return named(channel("Discussions"), title);
    }

    /** What webhooks wrote with these words in the article's rooms on Discord. */
    List<String> mirrorsOnDiscord(String title, String words) {
        return Stream.of(thread(title), forumPost(title))
                .flatMap(room -> room.messages().stream())
                .filter(it -> it.webhookId() != null && it.content().contains(words))
                .map(DiscordView.MessageView::content)
                .toList();
    }

    /** The one message with these words in a thread of the text channel. */
    DiscordView.MessageView inThread(String words) {
        var found = channel("articles").threads().stream()
                .flatMap(thread -> thread.messages().stream())
                .filter(it -> it.content().contains(words) && it.webhookId() != null)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /** The webhooks through which the bot has written so far. */
    List<String> webhooks() {
        return channels()
                .flatMap(it -> it.threads().stream())
                .flatMap(it -> it.messages().stream())
                .map(DiscordView.MessageView::webhookId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static DiscordView.ChannelView named(DiscordView.ChannelView parent, String title) {
        var found =
                parent.threads().stream().filter(it -> it.name().equals(title)).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private DiscordView.ChannelView channel(String name) {
        return channels().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    private Stream<DiscordView.ChannelView> channels() {
        return discord.get().guilds().getFirst().channels().stream();
    }

    List<View.MessageView> groupPosts(String title) {
        return posts(group, title);
    }

    View.MessageView groupPost(String title) {
        assertThat(groupPosts(title)).isNotEmpty();
        return groupPosts(title).getFirst();
    }

    List<View.MessageView> channelPosts(String title) {
        return posts(news, title);
    }

    View.MessageView channelPost(String title) {
        assertThat(posts(news, title)).isNotEmpty();
        return posts(news, title).getFirst();
    }

    /** The bot's posts in a chat that begin so. */
    List<View.MessageView> posts(long chat, String title) {
        return telegram.get().chat(chat).messages().stream()
                .filter(it -> it.fromBot() && it.text().startsWith(title))
                .toList();
    }

    /** All messages in a chat. */
    List<View.MessageView> messages(long chat) {
        return telegram.get().chat(chat).messages();
    }

    /** The one message of the bot in the group with these words. */
    View.MessageView inGroup(String words) {
        var found = telegram.get().chat(group).messages().stream()
                .filter(it -> it.fromBot() && it.text().contains(words))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
