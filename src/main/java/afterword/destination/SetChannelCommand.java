package afterword.destination;

import afterword.chat.Mention;
import afterword.chat.RichText;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.Reply;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows and changes how one destination gets its articles. */
public final class SetChannelCommand implements Command {
    private static final String DEFAULT = "default";
    private static final CommandSpec SPEC = new CommandSpec(
            "channel set",
            "How articles are posted here: shows every setting, or changes one",
            Access.ADMIN,
            Place.ANYWHERE,
            List.of(
                    DestinationTarget.OPTION,
                    Option.optional("setting", Option.Type.TEXT, "What to set; left out, all are shown")
                            .completing(),
                    Option.optional("value", Option.Type.TEXT, "The new value, or default; left out, it is explained")
                            .completing()));

    private final DestinationTarget target;
    private final DestinationSettingsStore settings;
    private final InstantSource time;
    private final Runnable owed;

    /** @param owed told when what waited may have its time now */
    public SetChannelCommand(
            DestinationTarget target, DestinationSettingsStore settings, InstantSource time, Runnable owed) {
        this.target = target;
        this.settings = settings;
        this.time = time;
        this.owed = owed;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public List<Completion> complete(CommandRequest request, String option) {
        var typed = request.option(option).orElse("").toLowerCase(Locale.ROOT);
        var offered = option.equals("setting")
                ? Arrays.stream(Setting.values()).map(it -> new Completion(it.word() + ": " + it.meaning(), it.word()))
                : request.option("setting").flatMap(Setting::named).stream()
                        .flatMap(SetChannelCommand::values)
                        .map(it -> new Completion(it, it));
        return offered.filter(it -> it.label().toLowerCase(Locale.ROOT).contains(typed))
                .sorted(Comparator.comparing(
                        it -> !it.value().toLowerCase(Locale.ROOT).startsWith(typed)))
                .toList();
    }

    private static Stream<String> values(Setting setting) {
        var usual = setting == Setting.ZONE
                ? ZoneId.getAvailableZoneIds().stream().sorted()
                : Stream.of(
                                "on", "off", "mark", "remove", "match", "create", "1h", "1d", "3d", "7d", "at once",
                                "hourly")
                        .filter(it -> setting.read(it).isPresent());
        return Stream.concat(Stream.concat(usual, Stream.of(setting.example())), Stream.of(DEFAULT))
                .filter(it -> it.equals(DEFAULT) || setting.read(it).isPresent())
                .distinct();
    }

    @Override
    public Reply handle(CommandRequest request) {
        return switch (target.of(request)) {
            case DestinationTarget.Found.Nothing(var sentence) -> Reply.refusal(sentence);
            case DestinationTarget.Found.Here(var destination, var _) ->
                request.option("setting")
                        .map(word -> Setting.named(word)
                                .map(setting -> one(request, destination, setting))
                                .orElseGet(() -> Reply.refusal(
                                        "There is no setting “" + word + "”. There are " + words(destination) + ".")))
                        .orElseGet(() -> all(destination));
        };
    }

    private Reply one(CommandRequest request, Destination destination, Setting setting) {
        if (!setting.fits(destination.kind())) {
            return Reply.refusal(setting.word() + " is for " + setting.place() + "; " + destination.name() + " is a "
                    + destination.channel().platform().label() + " "
                    + destination.kind().label() + ".");
        }
        return request.option("value")
                .map(value -> set(destination, setting, value.strip()))
                .orElseGet(() -> Reply.of(RichText.lines(List.of(
                        line(setting, settings.of(destination.id())),
                        RichText.plain("It takes " + setting.allowed() + ". " + example(setting))))));
    }

    private Reply set(Destination destination, Setting setting, String value) {
        if (value.equalsIgnoreCase(DEFAULT)) {
            settings.set(destination, setting, null, time.instant());
            owed.run();
            return said(destination, setting);
        }
        var read = setting.read(value);
        if (read.isEmpty()) {
            return Reply.refusal(
                    setting.word() + " takes " + setting.allowed() + ", not “" + value + "”. " + example(setting));
        }
        if (setting == Setting.MENTION) {
            var wrong = wrongMention(destination, read.get());
            if (wrong != null) {
                return Reply.refusal(wrong);
            }
        }
        settings.set(destination, setting, read.get(), time.instant());
        owed.run();
        return said(destination, setting);
    }

    private static @Nullable String wrongMention(Destination destination, String words) {
        var rule = MentionRule.read(words);
        if (rule.isEmpty()) {
            return null;
        }
        if (rule.get().platform() != destination.channel().platform()) {
            return switch (destination.channel().platform()) {
                case DISCORD ->
                    "On Discord choose the role or person from the list that opens after @, so that its number is sent.";
                case TELEGRAM -> "On Telegram a post can call a public @name only.";
            };
        }
        return rule.get().mention() instanceof Mention.Role(var id)
                        && id.equals(destination.space().id())
                ? "Posts call a role or a person, never everyone."
                : null;
    }

    private Reply said(Destination destination, Setting setting) {
        var lines = new ArrayList<RichText>();
        lines.add(RichText.plain(destination.name() + ": " + setting.word() + " is "
                + settings.of(destination.id()).shown(setting) + "."));
        switch (setting) {
            case TAGS -> lines.add(RichText.plain("create needs the permission Manage Channels; /channel test tells."));
            case PIN -> lines.add(RichText.plain("Pinning needs a right as well; /channel test tells."));
            case MENTION ->
                lines.add(RichText.plain("A Discord role that not everybody may mention is pinged only if I have the"
                        + " permission Mention Everyone."));
            case LANGUAGE, ZONE, SCHEDULE, QUIET, DIGEST, PER_DAY, SILENT, IMAGE, WHEN_GONE, ARCHIVE, CROSSPOST -> {}
        }
        return Reply.of(RichText.lines(lines));
    }

    private Reply all(Destination destination) {
        var chosen = settings.of(destination.id());
        var lines = new ArrayList<RichText>();
        lines.add(RichText.bold(destination.name()));
        Arrays.stream(Setting.values())
                .filter(it -> it.fits(destination.kind()))
                .forEach(setting -> lines.add(line(setting, chosen)));
        lines.add(RichText.plain(
                "To change one: /channel set, its name, its value. With the name alone I say what it takes."));
        return Reply.of(RichText.lines(lines));
    }

    private static RichText line(Setting setting, DestinationSettings chosen) {
        return RichText.of(
                RichText.code(setting.word()),
                RichText.plain(" "),
                RichText.bold(chosen.shown(setting)),
                RichText.plain(" · " + setting.meaning()));
    }

    private static String example(Setting setting) {
        return "For example: /channel set " + setting.word() + " " + setting.example();
    }

    private static String words(Destination destination) {
        return String.join(
                ", ",
                Arrays.stream(Setting.values())
                        .filter(it -> it.fits(destination.kind()))
                        .map(Setting::word)
                        .toList());
    }
}
