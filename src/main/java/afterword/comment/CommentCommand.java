package afterword.comment;

import afterword.article.Article;
import afterword.article.ArticleStore;
import afterword.chat.MessageRef;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.Reply;
import afterword.comment.CommentStore.NewComment;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a comment by command: by a form where one can be shown, for bots that may not read messages. */
public final class CommentCommand implements Command {
    private static final int MAX_LENGTH = 1_500;
    private static final CommandSpec SPEC = new CommandSpec(
            "comment",
            "Comment on an article",
            Access.MEMBER,
            Place.ANYWHERE,
            List.of(
                    ArticleOption.OPTION,
                    Option.optional("text", Option.Type.TEXT, "Your comment; a form opens if left out")));

    private final CommentStore comments;
    private final ArticleOption option;
    private final InstantSource time;
    private final Runnable owed;

    /** @param owed told when something new is owed to chat */
    public CommentCommand(CommentStore comments, ArticleStore articles, InstantSource time, Runnable owed) {
        this.comments = comments;
        this.option = new ArticleOption(articles, comments);
        this.time = time;
        this.owed = owed;
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
        return option.of(request)
                .map(article -> comment(article, request))
                .orElseGet(() -> Reply.refusal("I know no such article. /latest lists the newest."));
    }

    private Reply comment(Article article, CommandRequest request) {
        var text = request.option("text").map(String::strip).filter(it -> !it.isEmpty());
        if (text.isEmpty()) {
            return request.formsOffered()
                    ? form(article)
                    : Reply.refusal("Answer the article's post to comment on it, or say: /comment "
                            + article.id().value() + " your words");
        }
        if (text.get().length() > MAX_LENGTH) {
            return Reply.refusal("A comment has at most " + MAX_LENGTH + " characters; this one has "
                    + text.get().length() + ".");
        }
        comments.add(
                new NewComment(article.id(), parent(request.repliedTo()), request.who(), text.get()),
                null,
                request.id(),
                time.instant());
        owed.run();
        return Reply.of(
                "Your comment on “" + article.title() + "” is stored and on its way to every discussion of it.");
    }

    private @Nullable CommentId parent(@Nullable MessageRef replied) {
        return replied == null
                ? null
                : comments.placeOf(replied).map(CommentStore.Place::comment).orElse(null);
    }

    private static Reply form(Article article) {
        return new Reply.Form(
                "comment " + article.id().value(),
                "Leave a Reply",
                List.of(new Reply.Field("text", "Your comment", true, "", MAX_LENGTH)));
    }
}
