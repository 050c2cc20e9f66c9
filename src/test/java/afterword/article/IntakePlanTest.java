package afterword.article;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.Feed;
import afterword.feed.MemoryFeedStore;
import afterword.feed.TestClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IntakePlanTest {
    private final MemoryArticles articles = new MemoryArticles(new TestClock(Instant.parse("2026-03-03T12:00:00Z")));
    private final Feed feed =
            new MemoryFeedStore().follow(URI.create("https://blog.example.org/feed/"), Duration.ofHours(1));

    private void read(String... items) {
        articles.accept(feed, Items.feed(items));
    }

    private static String item(String name, String title, String time) {
        return "<item><guid isPermaLink='false'>" + name + "</guid><link>https://blog.example.org/" + name
                + "</link><title>" + title + "</title><pubDate>Tue, 03 Mar 2026 " + time + " GMT</pubDate></item>";
    }

    @Test
    void tellsOfATitleThatComesAgainOnTheSameDay() {
        read(item("morning", "Photo", "08:00:00"), item("early", "News", "07:00:00"));
        read(item("noon", "Photo", "11:00:00"), item("late", "More news", "10:00:00"));

        assertThat(articles.count()).isEqualTo(4);
        assertThat(articles.edited).isEmpty();
    }

    @Test
    void keepsAnArticleUnderAllNewNamesAndAtAnotherTimeOfTheDay() {
        read(item("b", "Photo", "08:00:00"), item("a", "News", "07:00:00"));
        read(item("b-2", "Photo", "08:20:00"), item("a", "News", "07:00:00"));

        assertThat(articles.count()).isEqualTo(2);
    }

    @Test
    void keepsTheOnlyArticleOfADocumentUnderAllNewNames() {
        read(item("a", "News", "07:00:00"));
        read(item("b", "News", "07:00:00"));

        assertThat(articles.count()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatOpensWithAPasswordOnly() {
        var form = "<description><![CDATA[<form action='https://blog.example.org/wp-login.php?action=postpass' "
                + "class='post-password-form' method='post'><input name='post_password' type='password'></form>]]></description>";
        read(
                item("open", "News", "07:00:00"),
                item("shut", "Secret", "08:00:00").replace("</item>", form + "</item>"));

        assertThat(articles.count()).isEqualTo(1);
    }

    @Test
    void takesANewDateAloneForNoEdit() {
        read(item("b", "Photo", "08:00:00"), item("a", "News", "07:00:00"));
        read(item("b", "Photo", "09:30:00"), item("a", "News", "07:00:00"));

        assertThat(articles.count()).isEqualTo(2);
        assertThat(articles.edited).isEmpty();
    }
}
