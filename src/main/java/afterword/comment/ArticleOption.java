package afterword.comment;

import afterword.article.Article;
import afterword.article.ArticleId;
import afterword.article.ArticleStore;
import afterword.command.Command.Completion;
import afterword.command.CommandRequest;
import afterword.command.Option;
import java.util.List;
import java.util.Optional;

/** Which article a person means: the one named, else that of the thread or the message answered, else the newest. */
final class ArticleOption {
    static final Option OPTION = Option.optional("article", Option.Type.TEXT, "The article; this thread's if left out")
            .completing();
    private static final int LABEL = 100;

    private final ArticleStore articles;
    private final CommentStore comments;

    ArticleOption(ArticleStore articles, CommentStore comments) {
        this.articles = articles;
        this.comments = comments;
    }

    Optional<Article> of(CommandRequest request) {
        var named = request.option("article");
        if (named.isPresent()) {
            return byWords(named.get());
        }
        var replied = request.repliedTo();
        var place = replied == null
                ? Optional.<ArticleId>empty()
                : comments.placeOf(replied).map(CommentStore.Place::article);
        return place.or(() -> comments.articleOfThread(request.where()))
                .flatMap(articles::find)
                .or(() -> articles.newest(1).stream().findFirst());
    }

    private Optional<Article> byWords(String words) {
        if (words.matches("#?\\d{1,18}")) {
            var byId = articles.find(new ArticleId(Long.parseLong(words.replace("#", ""))));
            if (byId.isPresent()) {
                return byId;
            }
        }
        return articles.titled(words, 1).stream().findFirst();
    }

    List<Completion> complete(CommandRequest request) {
        return articles.titled(request.option("article").orElse(""), 25).stream()
                .map(article -> new Completion(
                        shortened(article.title()), String.valueOf(article.id().value())))
                .toList();
    }

    private static String shortened(String title) {
        return title.length() <= LABEL ? title : title.substring(0, LABEL - 1) + "…";
    }
}
