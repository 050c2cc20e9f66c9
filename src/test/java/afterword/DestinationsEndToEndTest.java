package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.playground.discord.DiscordView;
import afterword.playground.telegram.Right;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What admins choose for their channels, said as they say it on either platform, against the local platforms. */
final class DestinationsEndToEndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private Community community;

    @BeforeEach
    void open() {
        community = new Community(folder);
        community.startBot();
        community.setUp();
    }

    @AfterEach
    void close() {
        community.close();
    }

    @Test
    void postsToAChannelWhatItsRulesLetThroughAndToTheOthersEverything() {
        assertThat(community.onDiscord("channel filter", Map.of("do", "add", "rule", "not category Reviews")))
                .contains("The rule holds from now on");
        assertThat(community.onDiscord("channel filter", Map.of("rule", "only regex (rope")))
                .contains("wrong at character 1");

        community.blog().publish("A rope reviewed", "Reviews", "First words.");
        community.blog().publish("A bridge of rope", "Guides", "First words.");

        await().atMost(PATIENCE).untilAsserted(() -> {
            community.shown().discordPost("A bridge of rope");
            community.shown().groupPost("A bridge of rope");
            community.shown().groupPost("A rope reviewed");
        });
        assertThat(community.shown().discordPosts("A rope reviewed")).isEmpty();
        assertThat(community.onDiscord("channel preview", Map.of()))
                .contains("A bridge of rope** would be posted", "A rope reviewed**: the rule “not category Reviews”");
    }

    @Test
    void dressesPostsAsEachChannelWants() {
        var role = community.discordRole("Editors");
        community.onDiscord("channel set", Map.of("setting", "mention", "value", "<@&" + role + "> for Guides"));
        community.onDiscord("channel set", Map.of("setting", "silent", "value", "on"));
        assertThat(community.onDiscord("channel template", Map.of("text", "{{author}}: {{excerpt}} @everyone")))
                .contains("the post would say");
        assertThat(community.onDiscord("channel template", Map.of("do", "save")))
                .contains("Saved");
        community.inGroup("/channel set pin on", "pin is on");
        community.inGroup("/channel set image off", "image is off");

        community.blog().publish("A bridge of rope", "Guides", "First words.");

        await().atMost(PATIENCE).untilAsserted(() -> {
            var post = community.shown().discordPost("A bridge of rope");
            assertThat(post.content()).isEqualTo("<@&" + role + ">");
            assertThat(post.silent()).isTrue();
            assertThat(post.embeds().toString()).contains(": First words.");
            var chat = community.telegram().view().chat(community.group());
            assertThat(chat.pinned())
                    .containsExactly(
                            community.shown().groupPost("A bridge of rope").id());
            assertThat(community.shown().groupPost("A bridge of rope").preview())
                    .isNull();
        });
    }

    @Test
    void holdsArticlesUntilTheirTimeAndLetsThemGoWhenItIsTakenAway() {
        community.inGroup("/channel schedule weekly mon 09:00", "weekly mon 09:00");
        community.blog().publish("A bridge of rope", "Guides", "First words.");
        await().atMost(PATIENCE).untilAsserted(() -> community.shown().discordPost("A bridge of rope"));
        assertThat(community.shown().groupPosts("A bridge of rope")).isEmpty();

        community.inGroup("/channel schedule at once", "would be posted at once");

        await().atMost(PATIENCE).untilAsserted(() -> community.shown().groupPost("A bridge of rope"));
    }

    @Test
    void postsATestMessageThatNobodyCanTakeForAnArticle() {
        community.inGroup("/channel test", "A test message is on its way");
        assertThat(community.onDiscord("channel test", Map.of())).contains("A test message is on its way");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(community.shown().articlesOnDiscord())
                    .extracting(DiscordView.MessageView::embeds)
                    .anyMatch(it -> it.toString().contains("A test: an admin wanted to see"));
            assertThat(community.shown().inGroup("A test: an admin wanted to see"))
                    .isNotNull();
        });
    }

    @Test
    void followsAGroupThatBecomesASupergroup() {
        var telegram = community.telegram();
        var group = telegram.community().addGroup("Workshop Group", community.mira());
        telegram.community().addBot(group, community.mira());
        telegram.community().promote(group, telegram.community().bot(), Right.all());
        telegram.people().write(group, community.mira(), "/admit", null, null);
        assertThat(community.answered(group, "may speak")).isNotNull();
        telegram.people().write(group, community.mira(), "/channel add", null, null);
        assertThat(community.answered(group, "New articles")).isNotNull();
        community.blog().publish("Before the move", "Guides", "First words.");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(community.shown().posts(group, "Before the move"))
                        .hasSize(1));

        var supergroup = telegram.community().migrate(group);
        community.blog().publish("After the move", "Guides", "First words.");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(community.shown().posts(supergroup, "After the move"))
                        .hasSize(1));
        assertThat(community.shown().posts(supergroup, "Before the move")).isEmpty();
        var post = community.shown().posts(supergroup, "After the move").getFirst();
        telegram.people().write(supergroup, community.mira(), "Still here", post.id(), null);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(community.shown().mirrorsOnDiscord("After the move", "Still here"))
                        .hasSize(2));
    }

    @Test
    void offersTheNamesOfSettingsOnDiscord() {
        assertThat(community.offeredOnDiscord("channel set", Map.of("setting", "qui"), "setting"))
                .startsWith("quiet");
    }
}
