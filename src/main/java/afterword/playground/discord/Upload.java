package afterword.playground.discord;

/**
 * A file that came with a multipart request.
 *
 * @param field the name of its part, {@code files[0]} and so on
 */
public record Upload(String field, String filename, String contentType, int size) {}
