package afterword.playground;

import java.util.Map;

/** What a visitor does in the blog's column. */
final class BlogActions implements Column {
    private final Blog blog;

    BlogActions(Blog blog) {
        this.blog = blog;
    }

    @Override
    public Map<String, ?> perform(String action, ActionBody body) {
        if (!(blog instanceof SampleBlog sample)) {
            throw new IllegalArgumentException("This is somebody's real feed: it can only be read here.");
        }
        return switch (action) {
            case "publish" ->
                Map.of(
                        "id",
                        sample.publish(body.text("title"), body.text("category"), body.text("text"))
                                .id());
            case "edit" ->
                Map.of(
                        "id",
                        sample.edit(body.text("id"), body.text("title"), body.text("category"), body.text("text"))
                                .id());
            case "delete" -> {
                sample.delete(body.text("id"));
                yield Map.of();
            }
            default -> throw new IllegalArgumentException("The blog has no “" + action + "” here.");
        };
    }
}
