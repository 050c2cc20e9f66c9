package afterword.playground.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.NewsChannel;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import org.junit.jupiter.api.Test;

class PostingTest {
    @Test
    void showsAnEmbedAsItWasPosted() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var embed = new EmbedBuilder()
                    .setTitle("A title", "https://blog.example.org/a")
                    .setDescription("What it says")
                    .setAuthor("Ann Author", "https://blog.example.org/ann")
                    .setFooter("7 min read")
                    .setTimestamp(OffsetDateTime.parse("2026-01-02T03:04:05Z"))
                    .setColor(0x336699)
                    .setImage("https://blog.example.org/a.png")
                    .addField("Categories", "Guides, SEO & Marketing", true)
                    .build();

            var sent = stage.textOf(bot).sendMessageEmbeds(embed).complete();

            assertThat(sent.getEmbeds()).hasSize(1);
            assertThat(sent.getEmbeds().getFirst().getTitle()).isEqualTo("A title");
            assertThat(sent.getEmbeds().getFirst().getTimestamp()).isEqualTo(embed.getTimestamp());
            var shown = stage.people.messages(stage.text).getFirst();
            assertThat(shown.embeds()
                            .path(0)
                            .path("fields")
                            .path(0)
                            .path("value")
                            .asText())
                    .isEqualTo("Guides, SEO & Marketing");
            assertThat(bot.await(MessageReceivedEvent.class).getMessageIdLong()).isEqualTo(sent.getIdLong());
        }
    }

    @Test
    void returnsTheFirstMessageWhenTheNonceComesAgain() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var first =
                    stage.textOf(bot).sendMessage("once").setNonce("delivery-7").complete();
            var second =
                    stage.textOf(bot).sendMessage("once").setNonce("delivery-7").complete();

            assertThat(second.getIdLong()).isEqualTo(first.getIdLong());
            assertThat(stage.people.messages(stage.text)).hasSize(1);
        }
    }

    @Test
    void editsDeletesPinsAndPublishes() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var news = Objects.requireNonNull(bot.jda.getChannelById(NewsChannel.class, stage.news));
            var sent = news.sendMessage("first").complete();

            var edited = sent.editMessage("second").complete();
            sent.pin().complete();
            sent.crosspost().complete();

            assertThat(edited.isEdited()).isTrue();
            var shown = stage.people.messages(stage.news).getFirst();
            assertThat(shown.content()).isEqualTo("second");
            assertThat(shown.pinned()).isTrue();
            assertThat(shown.crossposted()).isTrue();
            assertThat(news.retrievePinnedMessages().complete()).hasSize(1);
            sent.unpin().complete();
            sent.delete().complete();
            assertThat(stage.people.messages(stage.news)).extracting("kind").containsExactly("PIN_ADDED");
            assertThat(bot.await(MessageDeleteEvent.class).getMessageIdLong()).isEqualTo(sent.getIdLong());
        }
    }

    @Test
    void tellsTheBotWhatPeopleWriteAnswerEditAndDelete() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var sent = stage.textOf(bot).sendMessage("an article").complete();

            long answer = stage.people.write(stage.text, stage.ada, "well said", sent.getIdLong());
            stage.people.edit(stage.text, stage.ada, answer, "very well said");
            stage.people.delete(stage.text, stage.ada, answer);

            var received = bot.await(MessageReceivedEvent.class, it -> it.getMessageIdLong() == answer);
            assertThat(received.getMessage().getType().getId()).isEqualTo(19);
            assertThat(Objects.requireNonNull(received.getMessage().getReferencedMessage())
                            .getIdLong())
                    .isEqualTo(sent.getIdLong());
            assertThat(Objects.requireNonNull(received.getMember()).getEffectiveName())
                    .isEqualTo("Ada");
            assertThat(bot.await(MessageUpdateEvent.class).getMessage().getContentRaw())
                    .isEqualTo("very well said");
            assertThat(bot.await(MessageDeleteEvent.class).getMessageIdLong()).isEqualTo(answer);
        }
    }

    @Test
    void talksInPrivateUnlessThePersonDoesNotWantTo() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            stage.people.directMessage(stage.ada, "subscribe");
            var received = bot.await(MessageReceivedEvent.class);

            received.getChannel().sendMessage("Done").complete();
            stage.people.allowDirectMessages(stage.ada, false);

            assertThat(received.isFromGuild()).isFalse();
            assertThat(stage.people.messages(stage.people.directChannel(stage.ada)))
                    .extracting("content")
                    .containsExactly("subscribe", "Done");
            var channel = bot.jda.openPrivateChannelById(stage.ada).complete();
            assertThatThrownBy(() -> channel.sendMessage("again").complete())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            it -> assertThat(it.getErrorResponse()).isEqualTo(ErrorResponse.CANNOT_SEND_TO_USER));
        }
    }

    @Test
    void pingsOnlyWhomItIsAllowedTo() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var ping = "hello <@" + stage.ada + "> and @everyone";

            var quiet = stage.textOf(bot)
                    .sendMessage(ping)
                    .setAllowedMentions(List.of())
                    .complete();
            var loud = stage.textOf(bot)
                    .sendMessage(ping)
                    .setAllowedMentions(List.of(Message.MentionType.USER))
                    .complete();

            assertThat(quiet.getMentions().getUsers()).isEmpty();
            assertThat(loud.getMentions().getUsers()).extracting("idLong").containsExactly(stage.ada);
            assertThat(loud.getMentions().mentionsEveryone()).isFalse();
        }
    }

    @Test
    void readsHistoryByPages() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            long first = stage.people.write(stage.text, stage.ada, "1");
            for (int i = 2; i <= 120; i++) {
                stage.people.write(stage.text, stage.ada, Integer.toString(i));
            }

            var after = stage.textOf(bot).getHistoryAfter(first, 100).complete().getRetrievedHistory();
            var newest = stage.textOf(bot).getHistory().retrievePast(3).complete();

            assertThat(after).hasSize(100);
            assertThat(after.getLast().getContentRaw()).isEqualTo("2");
            assertThat(newest).extracting(Message::getContentRaw).containsExactly("120", "119", "118");
        }
    }

    @Test
    void keepsFilesAndComponents() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var row = ActionRow.of(
                    Button.primary("vote:1", "Yes").withEmoji(Emoji.fromUnicode("👍")),
                    Button.link("https://blog.example.org/", "Read"));
            var file = FileUpload.fromData("a,b".getBytes(StandardCharsets.UTF_8), "poll.csv");

            var sent = stage.textOf(bot)
                    .sendMessage(new MessageCreateBuilder()
                            .setContent("Vote")
                            .addComponents(row)
                            .addFiles(file)
                            .build())
                    .complete();

            assertThat(sent.getAttachments()).extracting(it -> it.getFileName()).containsExactly("poll.csv");
            assertThat(sent.getComponents()).hasSize(1);
            assertThat(sent.editMessage("Voted").complete().getComponents()).hasSize(1);
        }
    }

    @Test
    void takesMessagesMadeOfComponents() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var container = Container.of(
                    TextDisplay.of("Big words"),
                    Separator.createDivider(Separator.Spacing.SMALL),
                    TextDisplay.of("Small"));

            var sent = stage.textOf(bot)
                    .sendMessageComponents(container)
                    .useComponentsV2()
                    .complete();

            assertThat(sent.isUsingComponentsV2()).isTrue();
            assertThat(stage.people.messages(stage.text).getFirst().components().findValuesAsText("content"))
                    .containsExactly("Big words", "Small");
        }
    }
}
