package afterword.platform.discord;

import afterword.command.CommandSpec;
import afterword.command.Option;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** Our command definitions as Discord's: a first word with several commands becomes one with subcommands. */
final class SlashCommands {
    private static final int MAX_DESCRIPTION = 100;
    private static final int MAX_CHOICES = 25;

    private SlashCommands() {}

    /** Everything to register, in the order of the definitions. */
    static List<CommandData> of(Collection<CommandSpec> specs) {
        var roots = specs.stream()
                .collect(Collectors.groupingBy(CommandSpec::root, LinkedHashMap::new, Collectors.toList()));
        return roots.entrySet().stream()
                .map(it -> command(it.getKey(), it.getValue()))
                .collect(Collectors.toList());
    }

    /** The definition that a slash command's full name means. A command beside subcommands of its own is one of them. */
    static Optional<CommandSpec> named(Collection<CommandSpec> specs, String fullName) {
        var words = List.of(fullName.split(" "));
        return specs.stream()
                .filter(spec -> spec.name().equals(fullName)
                        || (words.size() == 2
                                && words.getFirst().equals(words.getLast())
                                && spec.name().equals(words.getFirst())))
                .findFirst();
    }

    /** Whether Discord already has exactly these commands. */
    static boolean same(Collection<CommandData> ours, Collection<CommandData> registered) {
        return comparable(ours).equals(comparable(registered));
    }

    private static CommandData command(String root, List<CommandSpec> specs) {
        var single = specs.size() == 1 && specs.getFirst().name().equals(root);
        SlashCommandData command = Commands.slash(
                        root, single ? specs.getFirst().summary() : summary(specs))
                .setContexts(InteractionContextType.GUILD, InteractionContextType.BOT_DM);
        if (single) {
            return command.addOptions(options(specs.getFirst()));
        }
        return command.addSubcommands(
                specs.stream().map(SlashCommands::subcommand).toList());
    }

    private static SubcommandData subcommand(CommandSpec spec) {
        var name = spec.name().substring(spec.name().indexOf(' ') + 1);
        return new SubcommandData(name, spec.summary()).addOptions(options(spec));
    }

    private static String summary(List<CommandSpec> specs) {
        return Cut.atWord(specs.stream().map(CommandSpec::summary).collect(Collectors.joining(" · ")), MAX_DESCRIPTION);
    }

    /** Discord wants what is required first. */
    private static List<OptionData> options(CommandSpec spec) {
        return spec.options().stream()
                .sorted(Comparator.comparing(option -> !option.required()))
                .map(SlashCommands::option)
                .toList();
    }

    private static OptionData option(Option option) {
        var type = switch (option.type()) {
            case TEXT -> OptionType.STRING;
            case INTEGER -> OptionType.INTEGER;
            case CHANNEL -> OptionType.CHANNEL;
        };
        var data = new OptionData(type, option.name(), option.description(), option.required());
        switch (option.type()) {
            case CHANNEL ->
                data.setChannelTypes(
                        ChannelType.TEXT,
                        ChannelType.NEWS,
                        ChannelType.FORUM,
                        ChannelType.GUILD_PUBLIC_THREAD,
                        ChannelType.GUILD_NEWS_THREAD);
            case TEXT, INTEGER -> {
                option.choices().stream().limit(MAX_CHOICES).forEach(choice -> choice(data, option, choice));
                data.setAutoComplete(option.completes() && option.choices().isEmpty());
            }
        }
        return data;
    }

    private static void choice(OptionData data, Option option, String choice) {
        if (option.type() == Option.Type.INTEGER) {
            data.addChoice(choice, Long.parseLong(choice));
        } else {
            data.addChoice(choice, choice);
        }
    }

    private static Map<String, Object> comparable(Collection<CommandData> commands) {
        return commands.stream().collect(Collectors.toMap(CommandData::getName, it -> comparable(it.toData())));
    }

    /** What both sides write: Discord's answer leaves out or adds what stands at its default. */
    private static Map<String, Object> comparable(DataObject json) {
        var kept = new LinkedHashMap<String, Object>();
        for (var key : List.of("name", "description", "type", "required", "autocomplete", "value")) {
            if (!json.isNull(key)) {
                kept.put(key, Objects.toString(json.get(key)));
            }
        }
        for (var key : List.of("options", "choices")) {
            kept.put(key, json.optArray(key).map(SlashCommands::comparable).orElseGet(List::of));
        }
        for (var key : List.of("contexts", "channel_types")) {
            kept.put(
                    key,
                    json.optArray(key)
                            .map(array -> array.toList().stream()
                                    .map(Objects::toString)
                                    .sorted()
                                    .toList())
                            .orElseGet(List::of));
        }
        return kept;
    }

    private static List<Object> comparable(DataArray array) {
        var all = new ArrayList<Object>();
        for (var i = 0; i < array.length(); i++) {
            all.add(comparable(array.getObject(i)));
        }
        return all;
    }
}
