package afterword.destination;

import afterword.article.ArticleCards;
import afterword.article.ArticleStore;
import afterword.chat.Button;
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

/** Shows and changes the text of a destination's posts; a new one is shown with the newest article before it is saved. */
public final class TemplateChannelCommand implements Command {
    private static final String NAME = "channel template";
    private static final CommandSpec SPEC = new CommandSpec(
            NAME,
            "The text of the posts here: shows it, or previews a new one",
            Access.ADMIN,
            Place.ANYWHERE,
            List.of(
                    DestinationTarget.OPTION,
                    new Option(
                            "do",
                            "What to do with what was previewed, or with the template",
                            Option.Type.TEXT,
                            false,
                            false,
                            List.of("edit", "save", "discard", "reset")),
                    Option.optional("text", Option.Type.TEXT, "Words, and facts such as {{excerpt}} or {{author}}")));

    private final DestinationTarget target;
    private final DestinationSettingsStore settings;
    private final ArticleStore articles;
    private final ArticleCards cards;

    public TemplateChannelCommand(
            DestinationTarget target, DestinationSettingsStore settings, ArticleStore articles, ArticleCards cards) {
        this.target = target;
        this.settings = settings;
        this.articles = articles;
        this.cards = cards;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        return switch (target.of(request)) {
            case DestinationTarget.Found.Nothing(var sentence) -> Reply.refusal(sentence);
            case DestinationTarget.Found.Here(var destination, var _) ->
                switch (request.option("do").orElse("")) {
                    case "edit" -> edit(request, destination);
                    case "save" -> save(destination);
                    case "discard" -> discard(destination);
                    case "reset" -> reset(destination);
                    default ->
                        request.option("text")
                                .map(text -> preview(request, destination, text))
                                .orElseGet(() -> shown(request, destination));
                };
        };
    }

    private Reply shown(CommandRequest request, Destination destination) {
        var template = settings.of(destination.id()).template();
        var lines = new ArrayList<RichText>();
        if (template == null) {
            lines.add(RichText.plain("Posts to " + destination.name() + " show the article's excerpt."));
        } else {
            lines.add(RichText.plain("The text of the posts to " + destination.name() + ":"));
            lines.add(RichText.code(template));
        }
        lines.add(RichText.plain("To change it: /channel template, then words and facts, for example "
                + "“{{excerpt}} By {{author}}.” The facts are " + TemplateTags.names()
                + "; a list is repeated with {{#tags}}#{{.}} {{/tags}}."
                + (template == null ? "" : " /channel template reset shows excerpts again.")));
        return request.formsOffered()
                ? Reply.of(RichText.lines(lines), new Button.Run("Edit", line(request, destination) + " edit"))
                : Reply.of(RichText.lines(lines));
    }

    /** Several lines can be written in a form only. */
    private Reply edit(CommandRequest request, Destination destination) {
        var template = settings.of(destination.id()).template();
        return request.formsOffered()
                ? new Reply.Form(
                        line(request, destination),
                        "The text of posts",
                        List.of(new Reply.Field(
                                "text",
                                "Words, and facts such as {{excerpt}}",
                                true,
                                template == null ? "{{excerpt}}" : template,
                                Template.MAX_LENGTH)))
                : shown(request, destination);
    }

    /** The command for this destination once more. */
    private static String line(CommandRequest request, Destination destination) {
        return NAME
                + request.option("channel")
                        .map(_ -> " " + destination.channel().id())
                        .orElse("");
    }

    private Reply preview(CommandRequest request, Destination destination, String text) {
        return switch (Template.read(text)) {
            case Template.Read.Bad(var sentence) -> Reply.refusal(sentence);
            case Template.Read.Good(var template) -> preview(request, destination, text, template);
        };
    }

    private Reply preview(CommandRequest request, Destination destination, String text, Template template) {
        var newest = articles.newest(1);
        var lines = new ArrayList<RichText>();
        if (newest.isEmpty()) {
            lines.add(RichText.plain("The template can be read. No article is known yet that it could be shown with."));
        } else {
            var chosen = settings.of(destination.id());
            var card = cards.card(newest.getFirst(), chosen.language(cards.locale()), chosen.zone(cards.zone()));
            var said = template.of(card);
            if (said.cut()) {
                return Reply.refusal("That template yields too much text or takes too many steps, already for “"
                        + newest.getFirst().title() + "”. Repeat fewer lists within one another.");
            }
            lines.add(RichText.plain("With “" + newest.getFirst().title() + "” the post would say:"));
            lines.add(RichText.plain(said.text().isEmpty() ? "(nothing beside title, picture and poll)" : said.text()));
        }
        settings.draft(destination.id(), text);
        lines.add(RichText.plain("Nothing has changed yet: save it, or discard it."));
        return Reply.of(
                RichText.lines(lines),
                new Button.Run("Save", line(request, destination) + " save"),
                new Button.Run("Discard", line(request, destination) + " discard"));
    }

    private Reply save(Destination destination) {
        var draft = settings.draft(destination.id());
        if (draft == null) {
            return Reply.refusal("There is no new template to save: say /channel template and its text first.");
        }
        settings.template(destination.id(), draft);
        return Reply.of("Saved: posts to " + destination.name() + " say that from now on.");
    }

    private Reply discard(Destination destination) {
        settings.draft(destination.id(), null);
        return Reply.of("Discarded: posts to " + destination.name() + " stay as they are.");
    }

    private Reply reset(Destination destination) {
        settings.template(destination.id(), null);
        return Reply.of("Posts to " + destination.name() + " show the article's excerpt again.");
    }
}
