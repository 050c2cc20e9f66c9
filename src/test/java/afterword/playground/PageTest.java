package afterword.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.playground.telegram.MessageAddress;
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
    void staysAtTheNewestMessageWhenThePicturesArrive() {
        visit(1280);
        await().until(() -> browser.script("const images = [...document.querySelectorAll('#telegram .t-messages img')];"
                        + "return images.length > 0 && images.every(it => it.complete && it.naturalHeight > 0)")
                .equals(true));

        await().untilAsserted(
                        () -> assertThat(browser.script("const list = document.querySelector('#telegram .t-messages');"
                                        + "return list.scrollHeight - list.scrollTop - list.clientHeight < 2"))
                                .isEqualTo(true));
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
        browser.keys(
                "Published <b>by keys</b>", Keys.TAB, Keys.TAB, "A first paragraph.", Keys.TAB, Keys.TAB, Keys.ENTER);

        browser.awaitText("#blog .b-list", "Published <b>by keys</b>");
        assertThat(browser.findAll("#blog .b-list b")).isEmpty();
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("write");
    }

    @Test
    void writesAndRepliesOnDiscord() {
        visit(1280);
        browser.type("#discord-text", "Hello from the page", Keys.ENTER);
        await().until(() -> saidOnDiscord("Hello from the page"));
        browser.awaitText("#discord .d-messages", "Hello from the page");

        browser.keys(Keys.chord(Keys.SHIFT, Keys.TAB));
        browser.keys(Keys.ARROW_UP);
        browser.click("#discord li.current [aria-label=Reply]");
        browser.keys("An answer from the page", Keys.ENTER);

        await().until(() -> saidOnDiscord("An answer from the page"));
        var answer =
                playground.discord().people().messages(conversation.articles).getLast();
        assertThat(answer.replyTo()).isNotNull();
        assertThat(answer.authorName()).isEqualTo("Jonas");
    }

    private boolean saidOnDiscord(String words) {
        return playground.discord().people().messages(conversation.articles).stream()
                .anyMatch(it -> it.content().equals(words));
    }

    @Test
    void reactsOnDiscordWithThePalette() {
        visit(1280);
        browser.script("document.querySelector('[data-message=\"" + conversation.post + "\"]').focus()");

        browser.keys(Keys.TAB);
        browser.script("document.querySelector('#discord .current [aria-label=React]').focus()");
        browser.keys(Keys.ENTER);
        browser.await("#discord .palette");
        browser.screenshot("wide-palette");
        browser.keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER);

        await().until(() -> playground.discord().people().messages(conversation.articles).stream()
                .flatMap(it -> it.reactions().stream())
                .anyMatch(it -> it.emoji().equals("🎉")));
        browser.await("#discord .chip[aria-label^='🎉']");
        assertThat(browser.script("return document.activeElement.getAttribute('aria-label')"))
                .isEqualTo("React");
    }

    @Test
    void completesCommandsAndAsksForTheirOptions() {
        visit(1280);

        browser.type("#discord-text", "/cha");
        browser.awaitText("#discord-options", "/channel list");
        browser.screenshot("wide-commands");
        browser.keys(Keys.ARROW_DOWN, Keys.ENTER);

        browser.awaitText("#discord .d-command", "/channel remove");
        browser.screenshot("wide-command");
        browser.keys(Keys.ESCAPE);
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("discord-text");
    }

    @Test
    void writesAndReactsOnTelegram() {
        visit(1280);
        browser.click("#telegram [title='Reading Room']");
        browser.type("#telegram-text", "Hello from the third column", Keys.ENTER);
        browser.awaitText("#telegram .t-messages", "Hello from the third column");

        browser.click("#telegram [data-message='" + conversation.telegramPost + "'] .chip");

        var post = new MessageAddress(conversation.telegramGroup, conversation.telegramPost);
        await().until(() -> playground.telegram().view().message(post).reactions().stream()
                .anyMatch(it -> it.by().contains(conversation.telegramMember)));
        browser.screenshot("wide-telegram");
    }

    @Test
    void startsThePrivateChatAndShowsItsMessages() {
        visit(1280);
        browser.click("#telegram [title='Afterword']");

        browser.click("#telegram .t-start");

        browser.awaitText("#telegram .t-messages", "/start");
        assertThat(browser.find("#telegram-text").isDisplayed()).isTrue();
    }

    @Test
    void showsWhatPeopleWriteAsWordsOnly() {
        var hostile = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) **bold**";
        playground.discord().people().write(conversation.articles, conversation.admin, hostile);

        visit(1280);

        browser.awaitText("#discord .d-messages", "<img src=x onerror=alert(1)>");
        assertThat(browser.findAll("a[href^=javascript]")).isEmpty();
        assertThat(browser.findAll("img[src=x]")).isEmpty();
    }

    @Test
    void tellsWhatIsUnreadElsewhere() {
        visit(390);

        playground.discord().people().write(conversation.articles, conversation.admin, "Over here");

        browser.await(".tabs [data-tab=discord][data-unread='1']");
        browser.click(".tabs [data-tab=discord]");
        browser.await(".tabs [data-tab=discord][data-unread='']");
    }
}
