package afterword.playground;

import afterword.playground.discord.LocalDiscord;
import afterword.playground.discord.LocalDiscordSettings;
import afterword.playground.telegram.LocalTelegram;
import afterword.playground.telegram.LocalTelegramSettings;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A blog, a Discord and a Telegram on loopback, and the page that shows them. It is complete but for the bot, which
 * connects with {@link #access}; as soon as it has come it is set up by command.
 */
public final class Playground implements AutoCloseable {
    private final ChangeSignal signal = new ChangeSignal();
    private final Blog blog;
    private final LocalDiscord discord;
    private final LocalTelegram telegram;
    private final PlaygroundStage stage;
    private final PlaygroundServer server;

    /** Starts everything. A page port that is taken is an {@link IllegalStateException} that says what to do. */
    public Playground(PlaygroundSettings settings, InstantSource time) {
        discord = new LocalDiscord(time, LocalDiscordSettings.defaults());
        telegram = new LocalTelegram(time, LocalTelegramSettings.defaults());
        blog = settings.feed() == null ? new SampleBlog(time) : new RealFeed(settings.feed());
        stage = new PlaygroundStage(new DiscordScene(discord), new TelegramScene(telegram, signal), blog, signal);
        var columns = Map.<String, Column>of(
                "blog", new BlogActions(blog),
                "discord", new DiscordActions(discord),
                "telegram", new TelegramActions(telegram));
        try {
            server = new PlaygroundServer(
                    settings.port(), new PageState(blog, discord, telegram, stage), columns, signal);
        } catch (RuntimeException e) {
            blog.close();
            throw e;
        }
        blog.onChange(signal::changed);
        discord.onChange(signal::changed);
        telegram.onChange(signal::changed);
        discord.start();
        telegram.start();
        stage.start();
    }

    /** What the bot is to be configured with. */
    public BotAccess access() {
        return new BotAccess(
                discord.token(),
                discord.restUrl(),
                discord.gatewayUrl(),
                List.of(stage.discordCast().admin().id()),
                telegram.token(),
                telegram.url(),
                List.of(Long.valueOf(stage.telegramCast().admin().id())),
                blog instanceof SampleBlog ? blog.site() : blog.feed());
    }

    /** Where the page is. */
    public URI page() {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    /** What is still being set up or could not be, in a sentence; empty when everything stands. */
    public String progress() {
        return stage.progress();
    }

    public LocalDiscord discord() {
        return discord;
    }

    public LocalTelegram telegram() {
        return telegram;
    }

    /** The sample blog; null when a real feed is shown. */
    public @Nullable SampleBlog sampleBlog() {
        return blog instanceof SampleBlog sample ? sample : null;
    }

    @Override
    public void close() {
        stage.close();
        server.close();
        telegram.close();
        discord.close();
        blog.close();
    }
}
