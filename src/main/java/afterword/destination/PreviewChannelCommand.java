package afterword.destination;

import afterword.article.ArticleStore;
import afterword.chat.RichText;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Place;
import afterword.command.Reply;
import java.util.ArrayList;
import java.util.List;

/** Shows which of the newest articles a destination's rules would let through, and what stops the others. */
public final class PreviewChannelCommand implements Command {
    private static final int NEWEST = 10;
    private static final int MAX_TITLE = 60;
    /** Discord takes 2000 characters: a long rule must not push the last articles out. */
    private static final int MAX_REASON = 100;

    private static final CommandSpec SPEC = new CommandSpec(
            "channel preview",
            "Which of the newest articles would be posted here, and what stops the others",
            Access.ADMIN,
            Place.ANYWHERE,
            List.of(DestinationTarget.OPTION));

    private final DestinationTarget target;
    private final Preview preview;

    public PreviewChannelCommand(DestinationTarget target, DestinationSettingsStore settings, ArticleStore articles) {
        this.target = target;
        this.preview = new Preview(settings, articles);
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        return switch (target.of(request)) {
            case DestinationTarget.Found.Nothing(var sentence) -> Reply.refusal(sentence);
            case DestinationTarget.Found.Here(var destination, var _) -> shown(destination);
        };
    }

    private Reply shown(Destination destination) {
        var lines = new ArrayList<RichText>();
        for (var line : preview.newest(destination, NEWEST)) {
            lines.add(RichText.of(
                    RichText.plain(line.verdict() instanceof FilterRules.Verdict.Posted ? "✅ " : "⛔ "),
                    RichText.bold(Shortened.to(MAX_TITLE, line.article().title())),
                    RichText.plain(
                            switch (line.verdict()) {
                                case FilterRules.Verdict.Posted() -> " would be posted";
                                case FilterRules.Verdict.Stopped(var because) ->
                                    ": " + Shortened.to(MAX_REASON, because);
                            })));
        }
        return lines.isEmpty()
                ? Reply.of("No articles are known yet: say this again when /latest shows some.")
                : Reply.of(RichText.lines(lines));
    }
}
