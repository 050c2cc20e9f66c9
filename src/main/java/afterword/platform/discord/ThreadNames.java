package afterword.platform.discord;

import afterword.chat.Card;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names of threads and forum posts, which go after the titles of their articles as soon as Discord's limit lets them. */
final class ThreadNames {
    private static final Logger log = LoggerFactory.getLogger(ThreadNames.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** By thread. Discord lets a name change twice in ten minutes: meanwhile JDA keeps the call, and nothing waits for it. */
    private final Map<String, Renaming> underWay = new ConcurrentHashMap<>();

    private record Renaming(String from, String to) {}

    /**
     * Has the thread on a post whose title changes renamed, if its name is still the title that the post shows: a moderator's
     * name stays, also one that is given until the call can be made. An archived thread keeps its name; a name that cannot be
     * changed is logged. Returns before the thread is renamed.
     */
    void follow(JDA jda, MessageChannel channel, String post, Card card) {
        var thread = jda.getThreadChannelById(post);
        if (thread == null || thread.isArchived()) {
            return;
        }
        var renaming = new Renaming(thread.getName(), DiscordRenderer.threadName(card.title()));
        try {
            if (renaming.from().equals(renaming.to())) {
                underWay.remove(post);
            } else if (isOurs(thread, channel)) {
                submit(thread, renaming);
            }
        } catch (RuntimeException e) {
            kept(post, renaming, e);
        }
    }

    private void submit(ThreadChannel thread, Renaming renaming) {
        var id = thread.getId();
        if (renaming.equals(underWay.put(id, renaming))) {
            return;
        }
        thread.getManager()
                .setName(renaming.to())
                .setCheck(() -> renaming.equals(underWay.get(id)) && isStillCalled(thread, renaming.from()))
                .queue(_ -> underWay.remove(id, renaming), failure -> kept(id, renaming, failure));
    }

    /** After a new session JDA may hold the thread in another object. */
    private static boolean isStillCalled(ThreadChannel thread, String name) {
        var now = thread.getJDA().getThreadChannelById(thread.getId());
        return now != null && now.getName().equals(name);
    }

    /** Once a renaming is under way, the post no longer shows the title that the thread is still called after. */
    private boolean isOurs(ThreadChannel thread, MessageChannel channel) {
        var before = underWay.get(thread.getId());
        return (before != null && before.from().equals(thread.getName())) || isTitle(thread, channel);
    }

    private static boolean isTitle(ThreadChannel thread, MessageChannel channel) {
        return channel
                .retrieveMessageById(thread.getId())
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .complete()
                .getEmbeds()
                .stream()
                .anyMatch(embed -> CardEmbed.isTitle(embed, thread.getName()));
    }

    private void kept(String thread, Renaming renaming, Throwable cause) {
        underWay.remove(thread, renaming);
        log.info("The thread {} was not renamed to {}: {}", thread, renaming.to(), cause.getMessage());
    }
}
