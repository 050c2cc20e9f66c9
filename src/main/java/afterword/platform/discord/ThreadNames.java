package afterword.platform.discord;

import afterword.chat.Card;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names of threads and forum posts, which go after the titles of their articles. */
final class ThreadNames {
    private static final Logger log = LoggerFactory.getLogger(ThreadNames.class);
    /** Discord lets a thread be renamed twice in ten minutes, and nothing waits that long for a name. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private ThreadNames() {}

    /**
     * Renames the thread on a post whose title changes, if its name is still the title that the post shows: a moderator's
     * name stays. An archived thread keeps its name, and a name that cannot be changed stops nothing.
     */
    static void follow(JDA jda, MessageChannel channel, String post, Card card) {
        var thread = jda.getThreadChannelById(post);
        var name = DiscordRenderer.threadName(card.title());
        if (thread == null || thread.isArchived() || thread.getName().equals(name)) {
            return;
        }
        try {
            if (isTitle(thread, channel, post)) {
                thread.getManager()
                        .setName(name)
                        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .complete();
            }
        } catch (RuntimeException e) {
            log.info("The thread {} keeps its old name: {}", post, e.getMessage());
        }
    }

    private static boolean isTitle(ThreadChannel thread, MessageChannel channel, String post) {
        return channel
                .retrieveMessageById(post)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .complete()
                .getEmbeds()
                .stream()
                .anyMatch(embed -> CardEmbed.isTitle(embed, thread.getName()));
    }
}
