package afterword.platform.discord;

import afterword.command.CommandSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Discord our commands where it has others. */
final class CommandRegistration extends ListenerAdapter {
    private static final Logger log = LoggerFactory.getLogger(CommandRegistration.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Supplier<List<CommandSpec>> specs;

    CommandRegistration(Supplier<List<CommandSpec>> specs) {
        this.specs = specs;
    }

    @Override
    public void onReady(ReadyEvent event) {
        var _ = Thread.ofVirtual().name("discord-commands").start(() -> untilRegistered(event.getJDA()));
    }

    private void untilRegistered(JDA jda) {
        var pause = FIRST_PAUSE;
        while (jda.getStatus() != JDA.Status.SHUTDOWN && jda.getStatus() != JDA.Status.SHUTTING_DOWN) {
            try {
                register(jda);
                return;
            } catch (RuntimeException e) {
                log.warn("Commands are not registered with Discord yet: {}", e.getMessage());
                log.debug("Registering commands failed", e);
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private void register(JDA jda) {
        var ours = SlashCommands.of(specs.get());
        var registered = jda.retrieveCommands().complete().stream()
                .map(CommandData::fromCommand)
                .toList();
        if (!SlashCommands.same(ours, registered)) {
            jda.updateCommands().addCommands(ours).complete();
            log.info("Registered {} commands with Discord", ours.size());
        }
    }
}
