package afterword.playground;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the scene. Places and people are there at once; when the bot has come, the admin says to it what sets it up, as a
 * person would, so that the first articles are posted by themselves.
 */
final class PlaygroundStage implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PlaygroundStage.class);
    private static final int FIRST_ARTICLES = 2;
    private static final String LAST_COMMAND = "channel add";
    private static final Duration A_WHILE = Duration.ofDays(1);
    private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(20);

    private final DiscordScene discord;
    private final TelegramScene telegram;
    private final Blog blog;
    private final ChangeSignal signal;
    private final Thread director;
    private volatile String progress = "Waiting for the bot…";
    private volatile boolean done;
    private volatile boolean closed;

    PlaygroundStage(DiscordScene discord, TelegramScene telegram, Blog blog, ChangeSignal signal) {
        this.discord = discord;
        this.telegram = telegram;
        this.blog = blog;
        this.signal = signal;
        director = Thread.ofVirtual().name("playground-stage").unstarted(this::direct);
    }

    /** Begins to wait for the bot. */
    void start() {
        director.start();
    }

    Cast discordCast() {
        return discord.cast();
    }

    Cast telegramCast() {
        return telegram.cast();
    }

    /** What is being set up or could not be, in a sentence; empty when everything stands. */
    String progress() {
        return progress;
    }

    /** Whether nothing more will be said; what {@link #progress} says then is final. */
    boolean isDone() {
        return done;
    }

    private void direct() {
        try {
            while (!closed && !signal.awaitUntil(() -> closed || discord.offers(LAST_COMMAND), A_WHILE)) {
                log.debug("No bot has come yet");
            }
            if (closed) {
                return;
            }
            var script = new ArrayList<>(discord.admission());
            script.addAll(telegram.admission());
            script.add(discord.asksForArticles(this::titles));
            script.addAll(discord.channels(FIRST_ARTICLES));
            script.addAll(telegram.channels(FIRST_ARTICLES));
            var trouble = perform(script);
            done = true;
            tell(trouble);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> titles() {
        return blog.articles().stream().map(BlogArticle::title).toList();
    }

    /** Gives a sentence about what went wrong, or nothing. */
    private String perform(List<Line> script) throws InterruptedException {
        var unanswered = new ArrayList<String>();
        for (var line : script) {
            tell("Setting up: Mira says " + line.what());
            try {
                if (!line.saying().within(FOR_AN_ANSWER)) {
                    unanswered.add(line.what());
                }
            } catch (RuntimeException e) {
                log.error("The playground could not say {}", line.what(), e);
                unanswered.add(line.what());
            }
            if (closed) {
                return "";
            }
        }
        return unanswered.isEmpty() ? "" : "No answer to " + String.join(", ", unanswered);
    }

    private void tell(String words) {
        progress = words;
        signal.changed();
    }

    @Override
    public void close() {
        closed = true;
        signal.changed();
        director.interrupt();
    }
}
