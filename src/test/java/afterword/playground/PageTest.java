package afterword.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page in a real browser, with a conversation to show and no bot to answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
    private Browser browser;
    private Playground playground;
    private Conversation conversation;

    @BeforeAll
    void open(@TempDir Path profile) {
        browser = Browser.open(profile);
        playground = new Playground(new PlaygroundSettings(0, null), InstantSource.system());
        conversation = Conversation.begin(playground);
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (playground != null) {
            playground.close();
        }
    }

    @AfterEach
    void heardNoComplaints() {
        assertThat(browser.complaints()).isEmpty();
    }

    private void visit(int width) {
        browser.visit(playground.page().toString(), width, 844);
    }

    @Test
    void showsThreeColumnsSideBySide() {
        visit(1280);

        assertThat(browser.find("#blog").isDisplayed()).isTrue();
        assertThat(browser.find("#discord").isDisplayed()).isTrue();
        assertThat(browser.find("#telegram").isDisplayed()).isTrue();
        assertThat(browser.overflow()).isZero();
        assertThat(browser.find("#discord .d-embed-title").getText()).contains("I Left the Job");
        browser.screenshot("wide-light");
        browser.emulateDark(true);
        browser.screenshot("wide-dark");
        browser.emulateDark(false);
    }

    @Test
    void showsOneColumnAtATimeOnATelephone() {
        visit(390);
        assertThat(browser.overflow()).isZero();
        browser.screenshot("narrow-blog");

        browser.click(".tabs [data-tab=discord]");

        assertThat(browser.find("#blog").isDisplayed()).isFalse();
        assertThat(browser.find("#discord").isDisplayed()).isTrue();
        assertThat(browser.overflow()).isZero();
        browser.screenshot("narrow-discord");
        browser.click(".tabs [data-tab=telegram]");
        assertThat(browser.overflow()).isZero();
        browser.screenshot("narrow-telegram");
    }

    @Test
    void publishesAnArticleByKeyboard() {
        visit(1280);
        browser.script("document.getElementById('write').focus()");

        browser.keys(Keys.ENTER);
        browser.await("dialog[open]");
        browser.screenshot("wide-write");
        browser.keys(Keys.TAB);
        browser.keys(
                "Published <b>by keys</b>", Keys.TAB, Keys.TAB, "A first paragraph.", Keys.TAB, Keys.TAB, Keys.ENTER);

        browser.awaitText("#blog .b-list", "Published <b>by keys</b>");
        assertThat(browser.findAll("#blog .b-list b")).isEmpty();
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("write");
    }
}
