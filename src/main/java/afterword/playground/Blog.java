package afterword.playground;

import java.net.URI;
import java.util.List;

/** What the first column shows: the sample blog, which can be written, or somebody's real feed, which is only read. */
sealed interface Blog extends AutoCloseable permits SampleBlog, RealFeed {
    String title();

    String tagline();

    /** Where the blog can be read. */
    URI site();

    /** What the bot polls. */
    URI feed();

    boolean readOnly();

    /** Newest first. */
    List<BlogArticle> articles();

    /** What stands in the way of showing articles, in a sentence; empty when nothing does. */
    String trouble();

    /** Calls back after every change, on the thread that made it. */
    void onChange(Runnable listener);

    @Override
    void close();
}
