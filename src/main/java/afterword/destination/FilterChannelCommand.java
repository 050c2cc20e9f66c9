package afterword.destination;

import afterword.article.ArticleStore;
import afterword.chat.RichText;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows, adds and removes the rules by which a destination gets some articles and not others. */
public final class FilterChannelCommand implements Command {
    private static final int NEWEST = 10;
    private static final int MOST_RULES = 25;
    /** Discord takes 2000 characters: all rules shall be seen, rather than all of some. */
    private static final int LIST = 1_400;

    private static final int LONGEST = 300;
    private static final CommandSpec SPEC = new CommandSpec(
            "channel filter",
            "Which articles are posted here: shows, adds and removes rules",
            Access.ADMIN,
            Place.ANYWHERE,
            List.of(
                    DestinationTarget.OPTION,
                    new Option(
                            "do",
                            "What to do; left out, a rule is added",
                            Option.Type.TEXT,
                            false,
                            false,
                            List.of("list", "add", "remove")),
                    Option.optional(
                                    "rule",
                                    Option.Type.TEXT,
                                    "only or not; category, tag, author, feed, words or regex; what to look for")
                            .completing()));

    private final DestinationTarget target;
    private final DestinationSettingsStore settings;
    private final Preview preview;

    public FilterChannelCommand(DestinationTarget target, DestinationSettingsStore settings, ArticleStore articles) {
        this.target = target;
        this.settings = settings;
        this.preview = new Preview(settings, articles);
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public List<Completion> complete(CommandRequest request, String option) {
        var typed = request.option("rule").orElse("");
        if (!request.option("do").orElse("").equals("remove")) {
            return List.of("only category ", "not category ", "not tag ", "not words ", "not regex ").stream()
                    .filter(it -> it.startsWith(typed))
                    .map(it -> new Completion(it + "…", it))
                    .toList();
        }
        return target.of(request) instanceof DestinationTarget.Found.Here(var destination, var _)
                ? settings.rules(destination.id()).rules().stream()
                        .map(FilterRule::words)
                        .filter(it -> it.contains(typed) && it.length() <= 100)
                        .map(it -> new Completion(it, it))
                        .toList()
                : List.of();
    }

    @Override
    public Reply handle(CommandRequest request) {
        return switch (target.of(request)) {
            case DestinationTarget.Found.Nothing(var sentence) -> Reply.refusal(sentence);
            case DestinationTarget.Found.Here(var destination, var _) -> handle(request, destination);
        };
    }

    private Reply handle(CommandRequest request, Destination destination) {
        var rule = request.option("rule").map(String::strip);
        var todo = request.option("do").orElse(rule.isPresent() ? "add" : "list");
        if (todo.equals("list")) {
            return Reply.of(RichText.lines(shown(destination)));
        }
        if (rule.isEmpty()) {
            return Reply.refusal("Which rule? For example: /channel filter " + todo
                    + (todo.equals("remove")
                            ? " 1 (its number, as /channel filter list shows it)."
                            : " not tag sponsored"));
        }
        return todo.equals("add") ? add(destination, rule.get()) : remove(destination, rule.get());
    }

    private Reply add(Destination destination, String words) {
        return switch (FilterRule.read(words)) {
            case FilterRule.Read.Bad(var sentence) -> Reply.refusal(sentence);
            case FilterRule.Read.Good(var rule) -> {
                if (settings.rules(destination.id()).rules().size() >= MOST_RULES) {
                    yield Reply.refusal("A channel has at most " + MOST_RULES
                            + " rules. Remove one first, or join several into one regex such as “a|b”.");
                }
                var isNew = settings.add(destination.id(), rule);
                var lines = new ArrayList<RichText>();
                lines.add(RichText.plain(isNew ? "The rule holds from now on." : "That rule was there already."));
                lines.addAll(shown(destination));
                warning(destination).ifPresent(it -> lines.add(RichText.bold(it)));
                yield Reply.of(RichText.lines(lines));
            }
        };
    }

    /** A rule that stops everything is more often a slip than a wish. */
    private Optional<String> warning(Destination destination) {
        var newest = preview.newest(destination, NEWEST);
        return !newest.isEmpty() && newest.stream().allMatch(it -> it.verdict() instanceof FilterRules.Verdict.Stopped)
                ? Optional.of("With these rules none of the newest " + newest.size()
                        + " articles would be posted. /channel preview shows what stops each.")
                : Optional.empty();
    }

    private Reply remove(Destination destination, String which) {
        var rules = settings.rules(destination.id()).rules();
        var rule = which.matches("\\d{1,3}")
                ? rules.stream().skip(Math.max(0, Integer.parseInt(which) - 1L)).findFirst()
                : rules.stream()
                        .filter(it -> it.words().equalsIgnoreCase(which))
                        .findFirst();
        if (rule.isEmpty() || which.equals("0")) {
            return Reply.refusal(
                    "There is no rule “" + which + "” here. /channel filter list shows them with their numbers.");
        }
        settings.remove(destination.id(), rule.get());
        var lines = new ArrayList<RichText>();
        lines.add(RichText.plain("The rule “" + rule.get().words() + "” is gone."));
        lines.addAll(shown(destination));
        warning(destination).ifPresent(it -> lines.add(RichText.bold(it)));
        return Reply.of(RichText.lines(lines));
    }

    private List<RichText> shown(Destination destination) {
        var rules = settings.rules(destination.id()).rules();
        if (rules.isEmpty()) {
            return List.of(RichText.plain(destination.name()
                    + " gets every article. A rule changes that, for example: /channel filter add not tag sponsored"));
        }
        var lines = new ArrayList<RichText>();
        lines.add(RichText.plain("The rules of " + destination.name() + ":"));
        for (var i = 0; i < rules.size(); i++) {
            lines.add(RichText.of(
                    RichText.plain((i + 1) + ". "),
                    RichText.code(Shortened.to(
                            Math.min(LIST / rules.size(), LONGEST), rules.get(i).words()))));
        }
        return lines;
    }
}
