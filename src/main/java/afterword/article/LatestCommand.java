package afterword.article;

import afterword.chat.RichText;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.Reply;
import java.util.List;

/** Lists the newest articles. */
public final class LatestCommand implements Command {
    private static final int USUAL = 5;
    private static final int MOST = 10;
    private static final CommandSpec SPEC = new CommandSpec(
            "latest",
            "The newest articles",
            Access.MEMBER,
            Place.ANYWHERE,
            List.of(Option.optional("count", Option.Type.INTEGER, "How many, 1 to 10")));

    private final ArticleStore articles;

    public LatestCommand(ArticleStore articles) {
        this.articles = articles;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        var count = Integer.parseInt(request.option("count").orElse(String.valueOf(USUAL)));
        if (count < 1 || count > MOST) {
            return Reply.refusal("count takes 1 to " + MOST + ".");
        }
        var newest = articles.newest(count);
        return newest.isEmpty()
                ? Reply.of("No articles yet: the first appear when the blog's feed has been read.")
                : Reply.of(
                        RichText.lines(newest.stream().map(LatestCommand::line).toList()));
    }

    private static RichText line(Article article) {
        var minutes = article.readingMinutes();
        return RichText.of(
                RichText.plain("• "),
                RichText.link(article.title(), article.link()),
                RichText.plain(minutes == null ? "" : " · " + minutes + " min read"));
    }
}
