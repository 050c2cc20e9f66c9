package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.Article;
import afterword.feed.CacheHeaders;
import afterword.feed.FetchRequest;
import afterword.feed.FetchResult;
import afterword.feed.FetchResult.Fetched;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Articles whose feed shows no picture get the one that their page names; few pages are asked for it. */
final class PagePicturesTest {
    private static final URI PICTURE = URI.create("https://blog.example.org/shared.jpg");

    @TempDir
    Path folder;

    private final List<URI> asked = new ArrayList<>();
    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder, this::page);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    private FetchResult page(FetchRequest request) {
        asked.add(request.url());
        var html = "<html><head><meta property='og:image' content='" + PICTURE + "'></head><body>Tea</body></html>";
        return new Fetched(
                html.getBytes(StandardCharsets.UTF_8), "text/html", CacheHeaders.NONE, request.url(), null, List.of());
    }

    @Test
    void takesThePictureOfANewArticlesPage() {
        shelf.read(Shelf.item("One", 1));
        shelf.read(Shelf.item("Two", 2), Shelf.item("One", 1));

        assertThat(shelf.articles.newest(1))
                .singleElement()
                .returns("Two", Article::title)
                .returns(PICTURE, Article::image);
        assertThat(asked).contains(URI.create("https://blog.example.org/two/"));
    }

    @Test
    void asksForNoPictureWhereTheFeedHasOne() {
        shelf.read(Shelf.item("One", 1));
        asked.clear();
        shelf.read(
                Shelf.item("Two", 2, "<enclosure url=\"https://blog.example.org/own.jpg\" type=\"image/jpeg\"/>"),
                Shelf.item("One", 1));

        assertThat(asked).isEmpty();
        assertThat(shelf.articles.newest(1).getFirst().image())
                .isEqualTo(URI.create("https://blog.example.org/own.jpg"));
    }

    @Test
    void asksFewPagesAfterABurst() {
        shelf.read(Shelf.item("One", 1));
        asked.clear();
        shelf.read(IntStream.rangeClosed(2, 20)
                .mapToObj(day -> Shelf.item("Day" + day, day))
                .toList()
                .reversed()
                .toArray(String[]::new));

        assertThat(asked).hasSizeBetween(1, 5);
        assertThat(shelf.articles.newest(30)).hasSize(20);
    }
}
