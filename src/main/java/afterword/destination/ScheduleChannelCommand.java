package afterword.destination;

import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.Reply;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Shows and changes when articles are posted to a destination. */
public final class ScheduleChannelCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "channel schedule",
            "When articles are posted here",
            Access.ADMIN,
            Place.ANYWHERE,
            List.of(
                    DestinationTarget.OPTION,
                    Option.optional(
                                    "when",
                                    Option.Type.TEXT,
                                    "at once, hourly, daily 09:00, weekly mon 09:00; left out, it is shown")
                            .completing()));

    private final DestinationTarget target;
    private final DestinationSettingsStore settings;
    private final ZoneId zone;
    private final InstantSource time;
    private final Runnable owed;

    /**
     * @param zone the clock of destinations that have chosen none
     * @param owed told when what waited may have its time now
     */
    public ScheduleChannelCommand(
            DestinationTarget target,
            DestinationSettingsStore settings,
            ZoneId zone,
            InstantSource time,
            Runnable owed) {
        this.target = target;
        this.settings = settings;
        this.zone = zone;
        this.time = time;
        this.owed = owed;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public List<Completion> complete(CommandRequest request, String option) {
        var typed = request.option("when").orElse("").toLowerCase(Locale.ROOT);
        return List.of("at once", "hourly", "daily 09:00", "weekly mon 09:00").stream()
                .filter(it -> it.startsWith(typed) || typed.isEmpty())
                .map(it -> new Completion(it, it))
                .toList();
    }

    @Override
    public Reply handle(CommandRequest request) {
        return switch (target.of(request)) {
            case DestinationTarget.Found.Nothing(var sentence) -> Reply.refusal(sentence);
            case DestinationTarget.Found.Here(var destination, var _) ->
                request.option("when")
                        .map(when -> set(destination, when))
                        .orElseGet(() -> Reply.of(shown(destination)));
        };
    }

    private Reply set(Destination destination, String when) {
        var schedule = Setting.SCHEDULE.read(when);
        if (schedule.isEmpty()) {
            return Reply.refusal("The schedule takes " + Setting.SCHEDULE.allowed() + ", not “" + when
                    + "”. For example: /channel schedule " + Setting.SCHEDULE.example());
        }
        settings.set(destination, Setting.SCHEDULE, schedule.get(), time.instant());
        owed.run();
        return Reply.of(shown(destination));
    }

    private String shown(Destination destination) {
        var chosen = settings.of(destination.id());
        var timetable = chosen.timetable(zone);
        var now = time.instant();
        var turn = timetable.turn(now, now);
        var quiet = chosen.shown(Setting.QUIET);
        return destination.name() + " gets its articles " + timetable.schedule().words()
                + (quiet.equals("off") ? "" : ", not between " + quiet.replace("-", " and "))
                + (chosen.perDay() > 0 ? ", at most " + chosen.perDay() + " a day" : "")
                + (chosen.digest() ? "; those that had to wait come as one message" : "")
                + ". An article that came now would be posted "
                + (turn.equals(now)
                        ? "at once"
                        : DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH)
                                .format(turn.atZone(timetable.zone())))
                + " (" + timetable.zone().getId() + ").";
    }
}
