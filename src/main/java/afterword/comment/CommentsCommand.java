package afterword.comment;

import afterword.article.Article;
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

/** Shows an article's comments as one tree, from both platforms, a page at a time. */
public final class CommentsCommand implements Command {
    private static final int PAGE = 10;
    private static final int MAX_INDENT = 5;
    private static final int EXCERPT = 160;
    private static final CommandSpec SPEC = new CommandSpec(
            "comments",
            "The discussion of an article, from Discord and Telegram",
            Access.MEMBER,
            Place.ANYWHERE,
            List.of(ArticleOption.OPTION, Option.optional("page", Option.Type.INTEGER, "Which page, from 1")));

    private final CommentStore comments;
    private final ArticleOption option;

    public CommentsCommand(CommentStore comments, ArticleStore articles) {
        this.comments = comments;
        this.option = new ArticleOption(articles, comments);
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public List<Completion> complete(CommandRequest request, String name) {
        return option.complete(request);
    }

    @Override
    public Reply handle(CommandRequest request) {
        var page = Math.max(1, Integer.parseInt(request.option("page").orElse("1")));
        return option.of(request)
                .map(article -> show(article, page))
                .orElseGet(() -> Reply.refusal("I know no such article. /latest lists the newest."));
    }

    private Reply show(Article article, int page) {
        var shown = comments.page(article.id(), (page - 1) * PAGE, PAGE + 1);
        if (shown.isEmpty() && page > 1) {
            return Reply.refusal("This discussion has no page " + page + ". /comments shows its first.");
        }
        var count = comments.count(article.id());
        var lines = new ArrayList<RichText>();
        lines.add(RichText.of(
                RichText.link(article.title(), article.link()),
                RichText.plain(" · " + (count == 0 ? "No Comments" : count == 1 ? "1 Comment" : count + " Comments"))));
        shown.stream().limit(PAGE).forEach(comment -> lines.add(line(comment)));
        var buttons = new ArrayList<Button>();
        if (page > 1) {
            buttons.add(turn("‹ Back", article, page - 1));
        }
        if (shown.size() > PAGE) {
            buttons.add(turn("More ›", article, page + 1));
        }
        return new Reply.Message(RichText.lines(lines), buttons);
    }

    private static Button turn(String label, Article article, int page) {
        return new Button.Run(label, "comments " + article.id().value() + " " + page);
    }

    private static RichText line(Comment comment) {
        var indent = "   ".repeat(Math.min(comment.depth(), MAX_INDENT)) + (comment.depth() > 0 ? "↳ " : "• ");
        if (comment.deleted()) {
            return RichText.of(RichText.plain(indent), new RichText.Italic(RichText.plain("deleted")));
        }
        return RichText.of(
                RichText.plain(indent),
                RichText.bold(comment.authorName()),
                RichText.plain(": " + excerpt(comment.text()) + (comment.edited() ? " (edited)" : "")));
    }

    private static String excerpt(String text) {
        var oneLine = text.strip().replaceAll("\\s+", " ");
        return oneLine.codePointCount(0, oneLine.length()) <= EXCERPT
                ? oneLine
                : oneLine.substring(0, oneLine.offsetByCodePoints(0, EXCERPT - 1)) + "…";
    }
}
