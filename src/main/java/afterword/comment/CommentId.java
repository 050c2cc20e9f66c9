package afterword.comment;

/** Names a comment within this installation. */
public record CommentId(long value) {}
