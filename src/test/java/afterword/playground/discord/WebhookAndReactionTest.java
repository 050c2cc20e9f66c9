package afterword.playground.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import net.dv8tion.jda.api.entities.MessageReaction;
import net.dv8tion.jda.api.entities.WebhookClient;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.channel.GenericChannelEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveAllEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveEmojiEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.junit.jupiter.api.Test;

class WebhookAndReactionTest {
    @Test
    void speaksUnderAnotherNameInAThread() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var thread = stage.textOf(bot)
                    .sendMessage("x")
                    .complete()
                    .createThreadChannel("Talk")
                    .complete();
            var hook = stage.textOf(bot).createWebhook("Mirror").complete();
            var client = WebhookClient.createClient(bot.jda, hook.getId(), Objects.requireNonNull(hook.getToken()));

            var sent = client.sendMessage("from the other side")
                    .setUsername("Tess (Telegram)")
                    .setThreadId(thread.getId())
                    .complete();
            client.editMessageById(sent.getId(), "changed")
                    .setThreadId(thread.getId())
                    .complete();

            var shown = stage.people.messages(thread.getIdLong()).getLast();
            assertThat(shown.authorName()).isEqualTo("Tess (Telegram)");
            assertThat(shown.webhookId()).isEqualTo(hook.getId());
            assertThat(shown.content()).isEqualTo("changed");
            var event = bot.await(MessageReceivedEvent.class, it -> it.isWebhookMessage());
            assertThat(event.getAuthor().getIdLong()).isEqualTo(hook.getIdLong());
            client.deleteMessageById(sent.getId()).setThreadId(thread.getId()).complete();
            assertThat(stage.people.messages(thread.getIdLong())).hasSize(1);
        }
    }

    @Test
    void findsAThreadsMessageOnlyThroughItsThread() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var thread = stage.textOf(bot)
                    .sendMessage("x")
                    .complete()
                    .createThreadChannel("Talk")
                    .complete();
            var hook = stage.textOf(bot).createWebhook("Mirror").complete();
            var client = WebhookClient.createClient(bot.jda, hook.getId(), Objects.requireNonNull(hook.getToken()));

            var sent = client.sendMessage("mirror").setThreadId(thread.getId()).complete();

            assertThatThrownBy(() ->
                            client.editMessageById(sent.getId(), "changed").complete())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            it -> assertThat(it.getErrorResponse()).isEqualTo(ErrorResponse.UNKNOWN_MESSAGE));
        }
    }

    @Test
    void refusesReservedNamesAndDeletedWebhooks() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var hook = stage.textOf(bot).createWebhook("Mirror").complete();
            var client = WebhookClient.createClient(bot.jda, hook.getId(), Objects.requireNonNull(hook.getToken()));

            assertThatThrownBy(() ->
                            stage.textOf(bot).createWebhook("My Discord hook").complete())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            it -> assertThat(it.getErrorCode()).isEqualTo(50035));
            assertThatThrownBy(
                            () -> client.sendMessage("x").setUsername("Clyde").complete())
                    .isInstanceOf(ErrorResponseException.class);
            stage.people.deleteWebhook(hook.getIdLong());
            assertThatThrownBy(() -> client.sendMessage("x").complete())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            it -> assertThat(it.getErrorResponse()).isEqualTo(ErrorResponse.UNKNOWN_WEBHOOK));
            assertThat(stage.textOf(bot).retrieveWebhooks().complete()).isEmpty();
            assertThat(bot.heard(GenericChannelEvent.class)).isEmpty();
        }
    }

    @Test
    void tellsOfEveryReaction() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var sent = stage.textOf(bot).sendMessage("Vote").complete();
            sent.addReaction(Emoji.fromUnicode("👍")).complete();

            stage.people.react(stage.text, stage.ada, sent.getIdLong(), "👍");
            stage.people.unreact(stage.text, stage.ada, sent.getIdLong(), "👍");
            stage.people.react(stage.text, stage.ada, sent.getIdLong(), "🔥", true);
            stage.people.clearReactions(stage.text, stage.places.owner(stage.guild), sent.getIdLong(), "🔥");
            stage.people.clearReactions(stage.text, stage.places.owner(stage.guild), sent.getIdLong());

            var added = bot.await(MessageReactionAddEvent.class, it -> it.getUserIdLong() == stage.ada);
            assertThat(added.getEmoji().getName()).isEqualTo("👍");
            assertThat(bot.await(MessageReactionRemoveEvent.class).getUserIdLong())
                    .isEqualTo(stage.ada);
            assertThat(bot.await(
                                    MessageReactionAddEvent.class,
                                    it -> it.getEmoji().getName().equals("🔥"))
                            .getUserIdLong())
                    .isEqualTo(stage.ada);
            assertThat(bot.await(MessageReactionRemoveEmojiEvent.class)
                            .getEmoji()
                            .getName())
                    .isEqualTo("🔥");
            assertThat(bot.await(MessageReactionRemoveAllEvent.class).getMessageIdLong())
                    .isEqualTo(sent.getIdLong());
        }
    }

    @Test
    void listsWhoReactedByPagesNormalAndSuperApart() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var sent = stage.textOf(bot).sendMessage("Vote").complete();
            for (int i = 0; i < 130; i++) {
                long voter = stage.places.addMember(stage.guild, "Voter " + i);
                stage.people.react(stage.text, voter, sent.getIdLong(), "❤", i % 13 == 0);
            }

            var emoji = Emoji.fromUnicode("❤");
            var normal = sent.retrieveReactionUsers(emoji, MessageReaction.ReactionType.NORMAL)
                    .complete();
            var burst = sent.retrieveReactionUsers(emoji, MessageReaction.ReactionType.SUPER)
                    .complete();

            assertThat(normal).hasSize(100);
            assertThat(sent.retrieveReactionUsers(emoji, MessageReaction.ReactionType.NORMAL)
                            .skipTo(normal.getLast().getIdLong())
                            .complete())
                    .hasSize(20);
            assertThat(burst).hasSize(10);
            var reactions = stage.textOf(bot)
                    .retrieveMessageById(sent.getId())
                    .complete()
                    .getReactions();
            assertThat(reactions.getFirst().getCount()).isEqualTo(130);
        }
    }

    @Test
    void takesTwentyDifferentReactionsAndNoInventedOnes() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var sent = stage.textOf(bot).sendMessage("Vote").complete();
            for (int i = 0; i < 20; i++) {
                stage.people.react(stage.text, stage.ada, sent.getIdLong(), Character.toString(0x1F600 + i));
            }

            assertThatThrownBy(() -> sent.addReaction(Emoji.fromUnicode("🏆")).complete())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            it -> assertThat(it.getErrorCode()).isEqualTo(30010));
            assertThatThrownBy(
                            () -> sent.addReaction(Emoji.fromUnicode("nothing")).complete())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            it -> assertThat(it.getErrorResponse()).isEqualTo(ErrorResponse.UNKNOWN_EMOJI));
        }
    }
}
