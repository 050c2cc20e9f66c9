package afterword.platform.discord;

import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.command.Command.Completion;
import afterword.command.CommandLine;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Commands;
import afterword.command.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.CommandInteractionPayload;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs commands for slash commands, buttons and forms, and offers values while people type. */
final class InteractionListener extends ListenerAdapter {
    private static final Logger log = LoggerFactory.getLogger(InteractionListener.class);

    /** Discord waits three seconds for any answer. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private static final int AT_ONCE = 64;

    private final Supplier<Commands> commands;
    private final DiscordDirectory directory;
    private final Ways ways;
    private final Semaphore places = new Semaphore(AT_ONCE);

    InteractionListener(Supplier<Commands> commands, DiscordDirectory directory, Ways ways) {
        this.commands = commands;
        this.directory = directory;
        this.ways = ways;
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        var spec = SlashCommands.named(commands.get().specs(), event.getFullCommandName());
        var name = spec.map(CommandSpec::name).orElse(event.getFullCommandName());
        var request = request(event, name, options(event), true);
        answer(
                event,
                ways.message(event, spec.map(CommandSpec::shownToAll).orElse(false)),
                () -> commands.get().run(request));
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        var line = event.getCustomId();
        answer(
                event,
                ways.edit(event),
                () -> commands.get().runLine(line, (name, options) -> request(event, name, options, true)));
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        var line = event.getModalId();
        var shownToAll =
                CommandLine.parse(line, commands.get().specs()) instanceof CommandLine.Parsed.Call(var spec, var _)
                        && spec.shownToAll();
        answer(
                event,
                ways.message(event, shownToAll),
                () -> commands.get().runLine(line, (name, options) -> {
                    var filled = new HashMap<>(options);
                    event.getValues().forEach(field -> filled.put(field.getCustomId(), field.getAsString()));
                    return request(event, name, filled, false);
                }));
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        directory.saw(event.getMember());
        var name = SlashCommands.named(commands.get().specs(), event.getFullCommandName())
                .map(CommandSpec::name)
                .orElse(event.getFullCommandName());
        var option = event.getFocusedOption();
        var request = request(event, name, options(event), false);
        start(() -> {
            var offered = commands.get().complete(request, option.getName()).stream()
                    .flatMap(it -> choice(it, option.getType()))
                    .toList();
            event.replyChoices(offered)
                    .queue(_ -> {}, failure -> log.debug("Values came too late: {}", failure.getMessage()));
        });
    }

    private void answer(Interaction event, Answer.Way way, Supplier<Reply> command) {
        directory.saw(event.getMember());
        var answer = new Answer(way);
        var _ = Thread.ofVirtual().name("discord-patience").start(() -> deferInTime(answer));
        start(() -> answer.give(command.get()));
    }

    private static void deferInTime(Answer answer) {
        try {
            Thread.sleep(PATIENCE);
            answer.defer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("An interaction was not acknowledged", e);
        }
    }

    private void start(Runnable work) {
        var _ = Thread.ofVirtual().name("discord-command").start(() -> {
            places.acquireUninterruptibly();
            try {
                work.run();
            } catch (RuntimeException e) {
                log.error("An interaction was not answered", e);
            } finally {
                places.release();
            }
        });
    }

    private static Stream<Choice> choice(Completion completion, OptionType type) {
        var label = Cut.atWord(completion.label(), Choice.MAX_NAME_LENGTH);
        var value = completion.value();
        if (label.isBlank() || value.isEmpty() || value.length() > Choice.MAX_STRING_VALUE_LENGTH) {
            return Stream.empty();
        }
        if (type != OptionType.INTEGER) {
            return Stream.of(new Choice(label, value));
        }
        return value.matches("-?\\d{1,15}") ? Stream.of(new Choice(label, Long.parseLong(value))) : Stream.empty();
    }

    private static Map<String, String> options(CommandInteractionPayload event) {
        return event.getOptions().stream()
                .collect(Collectors.toMap(OptionMapping::getName, OptionMapping::getAsString, (first, _) -> first));
    }

    private static CommandRequest request(
            Interaction event, String name, Map<String, String> options, boolean formsOffered) {
        var user = event.getUser();
        var member = event.getMember();
        var guild = event.getGuild();
        var author = new Author(
                DiscordIds.person(user),
                member == null ? user.getEffectiveName() : member.getEffectiveName(),
                user.isBot());
        var channel = event.getChannelId();
        var where = guild == null || channel == null ? ChannelRef.direct(author.person()) : DiscordIds.channel(channel);
        var space = guild == null ? null : new SpaceRef(Platform.DISCORD, guild.getId());
        return new CommandRequest("d:i:" + event.getId(), name, author, where, space, options, formsOffered, null);
    }
}
