package afterword.article;

import afterword.feed.FetchRequest;
import afterword.feed.FetchRequest.Extent;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.Fetcher;
import afterword.feed.WebAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** The picture that an article's own page names for sharing (Open Graph's og:image), else the one that WordPress shows above it, for feeds that carry none. */
public final class PageImage {
    private static final String NAMED =
            "meta[property=og:image:secure_url], meta[property=og:image], meta[name=og:image], meta[name=twitter:image]";

    /** WordPress calls an article's picture that, whatever the theme; lists of other articles have such pictures too. */
    private static final String FEATURED =
            "article[id^=post-] img.wp-post-image, figure.wp-block-post-featured-image img";

    private final Fetcher fetcher;

    public PageImage(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** Fetches the page, once; null when it cannot be had or names no picture that is fit to be shown. */
    @Nullable
    URI of(URI page) {
        return fetcher.fetch(FetchRequest.unconditional(page).of(Extent.HEAD)) instanceof Fetched answer
                ? named(answer)
                : null;
    }

    private static @Nullable URI named(Fetched answer) {
        var page = parse(answer);
        for (var meta : page.select(NAMED)) {
            var address = meta.attr("content").strip();
            var image = HeroImage.isReal(address, 0, 0) ? WebAddress.resolve(answer.url(), address) : null;
            if (image != null) {
                return image;
            }
        }
        var featured = page.selectFirst(FEATURED);
        return featured == null ? null : HeroImage.in(featured, answer.url());
    }

    private static Document parse(Fetched answer) {
        var head = new ByteArrayInputStream(answer.body());
        try {
            return Jsoup.parse(head, null, answer.url().toString());
        } catch (IOException e) {
            // jsoup refuses what is binary.
            return Document.createShell("");
        }
    }
}
