package afterword.comment;

import afterword.article.ArticleId;
import afterword.chat.PersonRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One comment in an article's tree. {@code depth} is 0 for a comment on the article itself. */
public record Comment(
        CommentId id,
        ArticleId article,
        @Nullable CommentId parent,
        int depth,
        PersonRef author,
        String authorName,
        String text,
        Instant at,
        boolean edited,
        boolean deleted) {}
