package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.playground.discord.DiscordView;
import afterword.playground.telegram.MessageAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, through real JDA and real TelegramBots, against the local platforms. */
final class EndToEndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private Community community;

    @BeforeEach
    void open() {
        community = new Community(folder);
    }

    @AfterEach
    void close() {
        community.close();
    }

    @Test
    void postsANewArticleOnBothPlatformsWithItsThreadAndItsPoll() {
        community.startBot();
        community.setUp();

        community.blog().publish("A bridge of rope", "Guides", "First words.\n\n## Knots\n\nTie.\n\n## Planks\n\nLay.");

        await().atMost(PATIENCE).untilAsserted(() -> {
            var post = community.shown().discordPost("A bridge of rope");
            assertThat(post.reactions())
                    .extracting(DiscordView.ReactionView::emoji)
                    .hasSize(2);
            assertThat(community.shown().thread("A bridge of rope").messages()).isNotNull();
            assertThat(Objects.requireNonNull(community
                                    .shown()
                                    .forumPost("A bridge of rope")
                                    .thread())
                            .appliedTags())
                    .hasSize(1);
            assertThat(community.shown().groupPost("A bridge of rope").text())
                    .contains("Which part speaks to you?", "Knots", "Planks");
            assertThat(community.shown().channelPost("A bridge of rope").text()).contains("A bridge of rope");
        });
    }

    @Test
    void showsEveryCommentOnTheOtherSideAsAnAnswerToTheRightOneThreeLevelsDeep() {
        community.startBot();
        community.setUp();
        community.blog().publish("A bridge of rope", "Guides", "First words.");
        await().atMost(PATIENCE).untilAsserted(() -> {
            community.shown().groupPost("A bridge of rope");
            community.shown().thread("A bridge of rope");
        });
        var thread = Long.parseLong(community.shown().thread("A bridge of rope").id());

        var first = community.discord().people().write(thread, community.jonas(), "It *sways*, @everyone");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                community.shown().inGroup("sways").replyTo())
                        .isEqualTo(
                                community.shown().groupPost("A bridge of rope").id()));
        var second = community
                .telegram()
                .people()
                .write(
                        community.group(),
                        community.lena(),
                        "Hold the rail",
                        community.shown().inGroup("sways").id(),
                        null);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                community.shown().inThread("Hold the rail").content())
                        .contains("Jonas", String.valueOf(first)));
        assertThat(community.shown().inThread("Hold the rail").authorName()).isEqualTo("Lena");
        community
                .discord()
                .people()
                .write(
                        thread,
                        community.jonas(),
                        "There is no rail",
                        Long.valueOf(community.shown().inThread("Hold the rail").id()));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                community.shown().inGroup("There is no rail").replyTo())
                        .isEqualTo(second.message()));
        assertThat(community.shown().inThread("Hold the rail").mentions()).isEmpty();
    }

    @Test
    void saysThatADiscussionHasNoSuchPage() {
        community.startBot();
        community.setUp();
        community.blog().publish("A bridge of rope", "Guides", "First words.");
        await().atMost(PATIENCE).untilAsserted(() -> community.shown().groupPost("A bridge of rope"));

        var answer = community.command("comments", Map.of("page", "99"));

        assertThat(answer.text()).isEqualTo("This discussion has no page 99. /comments shows its first.");
    }

    @Test
    void carriesAnEditOfACommentToItsMirror() {
        community.startBot();
        community.setUp();
        community.blog().publish("A bridge of rope", "Guides", "First words.");
        await().atMost(PATIENCE).untilAsserted(() -> community.shown().groupPost("A bridge of rope"));
        await().atMost(PATIENCE).untilAsserted(() -> community.shown().thread("A bridge of rope"));
        var said = community
                .telegram()
                .people()
                .write(
                        community.group(),
                        community.lena(),
                        "Nice knot",
                        community.shown().groupPost("A bridge of rope").id(),
                        null);
        await().atMost(PATIENCE).untilAsserted(() -> community.shown().inThread("Nice knot"));

        community.telegram().people().edit(community.lena(), said, "Fine knot");

        await().atMost(PATIENCE).untilAsserted(() -> community.shown().inThread("Fine knot"));
    }

    @Test
    void countsVotesFromBothSidesAsOneTallyInBothPosts() {
        community.startBot();
        community.setUp();
        community.blog().publish("A bridge of rope", "Guides", "First.\n\n## Knots\n\nTie.\n\n## Planks\n\nLay.");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(community
                                .shown()
                                .discordPost("A bridge of rope")
                                .reactions())
                        .hasSize(2));
        await().atMost(PATIENCE).untilAsserted(() -> community.shown().groupPost("A bridge of rope"));
        var post = community.shown().discordPost("A bridge of rope");
        var emoji = post.reactions().getFirst().emoji();

        community
                .discord()
                .people()
                .react(Long.parseLong(post.channelId()), community.jonas(), Long.parseLong(post.id()), emoji);
        community
                .telegram()
                .people()
                .react(
                        community.lena(),
                        new MessageAddress(
                                community.group(),
                                community.shown().groupPost("A bridge of rope").id()),
                        List.of(emoji));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(community.shown().groupPost("A bridge of rope").text()).containsPattern("Knots\\W+2");
            assertThat(community
                            .shown()
                            .discordPost("A bridge of rope")
                            .embeds()
                            .toString())
                    .containsPattern("Knots\\W+2");
        });
    }

    @Test
    void repeatsNothingAndKnowsEveryParentAfterARestart() {
        community.startBot();
        community.setUp();
        community.blog().publish("Before", "Guides", "First words.");
        await().atMost(PATIENCE).untilAsserted(() -> {
            community.shown().groupPost("Before");
            community.shown().thread("Before");
        });

        community.stopBot();
        community.blog().publish("During", "Guides", "Words that came while nobody listened.");
        var answer = community
                .telegram()
                .people()
                .write(
                        community.group(),
                        community.lena(),
                        "Said while it slept",
                        community.shown().groupPost("Before").id(),
                        null);
        community.startBot();

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(community.shown().discordPosts("During")).hasSize(1);
            assertThat(community.shown().groupPosts("During")).hasSize(1);
            assertThat(community.shown().inThread("Said while it slept").authorName())
                    .isEqualTo("Lena");
        });
        assertThat(community.shown().discordPosts("Before")).hasSize(1);
        assertThat(community.shown().groupPosts("Before")).hasSize(1);
        assertThat(answer.chat()).isEqualTo(community.group());
    }
}
