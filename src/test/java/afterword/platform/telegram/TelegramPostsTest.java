package afterword.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.Card;
import afterword.chat.Look;
import afterword.chat.OutgoingMessage;
import afterword.chat.SendResult;
import afterword.playground.telegram.Right;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a post is sent, edited and pinned. */
final class TelegramPostsTest {
    private final Gathering gathering = new Gathering();

    @AfterEach
    void close() {
        gathering.close();
    }

    @Test
    void aPostIsSentWithALargePreviewOfItsImage() {
        var image = URI.create("https://blog.example.org/hero.jpg");

        var sent =
                gathering.sent(new Action.Send(gathering.group, new OutgoingMessage.Post(Gathering.card(image)), true));

        var request = gathering.bot.calls("sendMessage").getLast().request();
        assertThat(gathering.seen(sent).text()).startsWith("Ten tools");
        assertThat(request.path("link_preview_options").path("url").asText()).isEqualTo(image.toString());
        assertThat(request.path("link_preview_options")
                        .path("prefer_large_media")
                        .asBoolean())
                .isTrue();
        assertThat(request.path("link_preview_options").path("show_above_text").asBoolean())
                .isFalse();
        assertThat(request.path("disable_notification").asBoolean()).isTrue();
        assertThat(request.has("message_thread_id")).isFalse();
    }

    @Test
    void aPostIsEditedInPlaceWithAllThatChangedInItsArticle() {
        var post = gathering.sent(new Action.Send(
                gathering.group,
                new OutgoingMessage.Post(Gathering.card(URI.create("https://blog.example.org/old.jpg"))),
                false));
        var changed = new Card(
                "Eleven tools",
                URI.create("https://blog.example.org/a"),
                List.of("Ada"),
                List.of("Guides"),
                List.of(),
                null,
                null,
                "Other words",
                URI.create("https://blog.example.org/new.jpg"),
                null,
                "No longer on the site");

        var result = gathering.messenger.perform(new Action.Edit(post, new OutgoingMessage.Post(changed)), "1");

        assertThat(result).isEqualTo(new SendResult.Sent(post));
        assertThat(gathering.seen(post).text())
                .isEqualTo("Eleven tools\nAda\nGuides\n\nOther words\n\nNo longer on the site");
        assertThat(gathering
                        .bot
                        .calls("editMessageText")
                        .getLast()
                        .request()
                        .path("link_preview_options")
                        .path("url")
                        .asText())
                .isEqualTo("https://blog.example.org/new.jpg");
    }

    @Test
    void aPostWithoutItsPictureHasNoPreview() {
        var card = Gathering.card(URI.create("https://blog.example.org/hero.jpg"));

        gathering.sent(new Action.Send(gathering.group, new OutgoingMessage.Post(card, new Look(null, false)), false));

        var preview = gathering.bot.calls("sendMessage").getLast().request().path("link_preview_options");
        assertThat(preview.path("is_disabled").asBoolean()).isTrue();
        assertThat(preview.has("url")).isFalse();
    }

    @Test
    void aPostIsPinnedWithoutAnotherNotificationAndSaysWhichRightIsMissing() {
        var message = gathering.sent(gathering.text("Hello"));

        var refused = gathering.messenger.perform(new Action.Pin(message), "1");
        var community = gathering.bot.telegram.community();
        community.promote(Long.parseLong(gathering.group.id()), community.bot(), List.of(Right.PIN_MESSAGES));
        var pinned = gathering.messenger.perform(new Action.Pin(message), "1");
        var again = gathering.messenger.perform(new Action.Pin(message), "1");

        assertThat(refused)
                .isInstanceOfSatisfying(
                        SendResult.Rejected.class, it -> assertThat(it.reason()).contains("grant Pin Messages"));
        assertThat(List.of(pinned, again)).containsOnly(new SendResult.Sent(message));
        assertThat(gathering
                        .bot
                        .telegram
                        .view()
                        .chat(Long.parseLong(gathering.group.id()))
                        .pinned())
                .containsExactly(Integer.valueOf(message.id()));
        assertThat(gathering
                        .bot
                        .calls("pinChatMessage")
                        .getLast()
                        .request()
                        .path("disable_notification")
                        .asBoolean())
                .isTrue();
    }
}
