package afterword.playground.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.forums.ForumTagData;
import net.dv8tion.jda.api.events.channel.ChannelCreateEvent;
import net.dv8tion.jda.api.events.channel.ChannelDeleteEvent;
import net.dv8tion.jda.api.events.channel.update.ChannelUpdateArchivedEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.Test;

class ThreadTest {
    @Test
    void givesAThreadTheIdOfItsMessageAndOnlyOnce() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var article = stage.textOf(bot).sendMessage("An article").complete();

            var thread = article.createThreadChannel("Talk about it").complete();

            assertThat(thread.getIdLong()).isEqualTo(article.getIdLong());
            assertThatThrownBy(() -> article.createThreadChannel("Again").complete())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            it -> assertThat(it.getErrorCode()).isEqualTo(160004));
        }
    }

    @Test
    void announcesAThreadBeforeItsFirstMessage() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            long message = stage.people.write(stage.text, stage.ada, "Let us talk");
            long thread = stage.people.startThread(stage.text, stage.ada, message, "A talk");
            stage.people.write(thread, stage.ada, "I begin");

            var received = bot.await(
                    MessageReceivedEvent.class,
                    it -> it.getMessage().getContentRaw().equals("I begin"));

            assertThat(received.getChannel().getIdLong()).isEqualTo(thread);
            assertThat(bot.heard(ChannelCreateEvent.class)).hasSize(1);
            assertThat(bot.events.indexOf(bot.heard(ChannelCreateEvent.class).getFirst()))
                    .isLessThan(bot.events.indexOf(received));
        }
    }

    @Test
    void postsInAForumWithTags() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var forum = stage.forumOf(bot);
            var tag = forum.getAvailableTagsByName("Guides", false).getFirst();

            var post = forum.createForumPost("A title", MessageCreateData.fromContent("The text"))
                    .setTags(tag)
                    .complete();

            assertThat(post.getMessage().getIdLong())
                    .isEqualTo(post.getThreadChannel().getIdLong());
            assertThat(post.getThreadChannel().getAppliedTags()).containsExactly(tag);
            var shown = stage.discord.view().guilds().getFirst().channels().stream()
                    .filter(it -> it.kind().equals("FORUM"))
                    .findFirst()
                    .orElseThrow();
            assertThat(shown.threads().getFirst().messages())
                    .extracting("content")
                    .containsExactly("The text");
        }
    }

    @Test
    void letsTheBotAddTagsToAForum() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            stage.places.givePermission(stage.forum, Permission.MANAGE_CHANNELS);
            var forum = stage.forumOf(bot);
            TestBot.until(() -> forum.getGuild()
                    .getSelfMember()
                    .hasPermission(forum, net.dv8tion.jda.api.Permission.MANAGE_CHANNEL));

            forum.getManager()
                    .setAvailableTags(List.of(
                            new ForumTagData("SEO"),
                            ForumTagData.from(forum.getAvailableTags().getFirst())))
                    .complete();

            TestBot.until(() -> forum.getAvailableTags().size() == 2);
            assertThat(forum.getAvailableTags()).extracting("name").containsExactlyInAnyOrder("SEO", "Guides");
        }
    }

    @Test
    void takesNoPlainMessagesInAForum() {
        try (var stage = new Stage()) {
            assertThatThrownBy(() -> stage.people.write(stage.forum, stage.ada, "hello"))
                    .isInstanceOfSatisfying(
                            DiscordError.class, it -> assertThat(it.code()).isEqualTo(50008));
        }
    }

    @Test
    void refusesEditsAndReactionsWhileArchivedAndOpensForMessages() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var article = stage.textOf(bot).sendMessage("An article").complete();
            var thread = article.createThreadChannel("Talk").complete();
            var comment = thread.sendMessage("a mirror").complete();
            stage.places.archiveThread(thread.getIdLong());
            var _ = bot.await(ChannelUpdateArchivedEvent.class);

            assertThatThrownBy(() -> comment.editMessage("changed").complete())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            it -> assertThat(it.getErrorCode()).isEqualTo(50083));
            assertThatThrownBy(() -> stage.people.react(thread.getIdLong(), stage.ada, comment.getIdLong(), "👍"))
                    .isInstanceOf(DiscordError.class);
            stage.people.write(thread.getIdLong(), stage.ada, "awake");
            TestBot.until(() -> bot.heard(ChannelUpdateArchivedEvent.class).size() == 2);
            comment.editMessage("changed").complete();

            assertThat(stage.people.messages(thread.getIdLong()))
                    .extracting("content")
                    .containsExactly("", "changed", "awake");
        }
    }

    @Test
    void keepsPeopleOutOfALockedThread() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var thread = stage.textOf(bot)
                    .sendMessage("An article")
                    .complete()
                    .createThreadChannel("Talk")
                    .complete();

            stage.places.lockThread(thread.getIdLong(), true);

            assertThatThrownBy(() -> stage.people.write(thread.getIdLong(), stage.ada, "let me in"))
                    .isInstanceOf(DiscordError.class);
            assertThat(stage.people.messages(thread.getIdLong())).hasSize(1);
        }
    }

    @Test
    void archivesAfterTheTimeThatTheThreadNames() {
        var time = new MovableTime();
        try (var stage = new Stage(time, LocalDiscordSettings.defaults());
                var bot = TestBot.connect(stage.discord)) {
            var thread = stage.textOf(bot)
                    .sendMessage("An article")
                    .complete()
                    .createThreadChannel("Talk")
                    .setAutoArchiveDuration(ThreadChannel.AutoArchiveDuration.TIME_1_HOUR)
                    .complete();

            time.advance(Duration.ofMinutes(61));

            var archived = bot.await(ChannelUpdateArchivedEvent.class);
            assertThat(archived.getChannel().getIdLong()).isEqualTo(thread.getIdLong());
            assertThat(stage.textOf(bot).retrieveArchivedPublicThreadChannels().complete())
                    .hasSize(1);
        }
    }

    @Test
    void leavesAThreadWhoseMessageWasDeleted() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var article = stage.textOf(bot).sendMessage("An article").complete();
            var thread = article.createThreadChannel("Talk").complete();

            article.delete().complete();

            assertThat(thread.sendMessage("still here").complete().getChannelIdLong())
                    .isEqualTo(thread.getIdLong());
            stage.places.deleteThread(thread.getIdLong());
            assertThat(bot.await(ChannelDeleteEvent.class).getChannel().getIdLong())
                    .isEqualTo(thread.getIdLong());
            assertThatThrownBy(() -> thread.sendMessage("gone").complete())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            it -> assertThat(it.getErrorResponse()).isEqualTo(ErrorResponse.UNKNOWN_CHANNEL));
        }
    }

    @Test
    void finishesDiscussionsByRename() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var post = stage.forumOf(bot)
                    .createForumPost("Old", MessageCreateData.fromContent("x"))
                    .complete()
                    .getThreadChannel();

            post.getManager().setName("New").setLocked(true).setArchived(true).complete();

            var shown = Objects.requireNonNull(stage.discord.view().guilds().getFirst().channels().stream()
                    .filter(it -> it.kind().equals("FORUM"))
                    .findFirst()
                    .orElseThrow()
                    .threads()
                    .getFirst());
            assertThat(shown.name()).isEqualTo("New");
            assertThat(Objects.requireNonNull(shown.thread()).locked()).isTrue();
            assertThat(shown.thread().archived()).isTrue();
        }
    }
}
