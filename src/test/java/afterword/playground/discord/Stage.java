package afterword.playground.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.dv8tion.jda.api.entities.channel.concrete.ForumChannel;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;

/** A local Discord with one guild, held against the published descriptions until it closes. */
final class Stage implements AutoCloseable {
    final LocalDiscord discord;
    final Places places;
    final People people;
    final long guild;
    final long text;
    final long news;
    final long forum;
    final long ada;
    private final Optional<DiscordSpec> spec;

    Stage() {
        this(LocalDiscordSettings.defaults());
    }

    Stage(LocalDiscordSettings settings) {
        this(InstantSource.system(), settings);
    }

    Stage(InstantSource time, LocalDiscordSettings settings) {
        discord = new LocalDiscord(time, settings);
        spec = DiscordSpec.attachIfAvailable(discord);
        places = discord.places();
        people = discord.people();
        guild = places.addGuild("Readers", "Olga");
        text = places.addChannel(guild, "articles");
        news = places.addAnnouncementChannel(guild, "news");
        forum = places.addForum(guild, "talk", List.of("Guides", "Reviews"));
        ada = places.addMember(guild, "Ada");
        var _ = discord.start();
    }

    net.dv8tion.jda.api.entities.Guild guildOf(TestBot bot) {
        return Objects.requireNonNull(bot.jda.getGuildById(guild));
    }

    TextChannel textOf(TestBot bot) {
        return Objects.requireNonNull(bot.jda.getChannelById(TextChannel.class, text));
    }

    ForumChannel forumOf(TestBot bot) {
        return Objects.requireNonNull(bot.jda.getChannelById(ForumChannel.class, forum));
    }

    @Override
    public void close() {
        discord.close();
        spec.ifPresent(it -> assertThat(it.violations()).isEmpty());
    }
}
