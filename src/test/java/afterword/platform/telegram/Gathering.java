package afterword.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.Card;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.Messenger;
import afterword.chat.OutgoingMessage;
import afterword.chat.RichText;
import afterword.chat.SendResult;
import afterword.playground.telegram.MessageAddress;
import afterword.playground.telegram.View.MessageView;
import java.net.URI;
import java.util.List;

/** The messenger, and a group in which Ada and the bot are. */
final class Gathering implements AutoCloseable {
    final TestTelegram bot = new TestTelegram();
    final Messenger messenger = bot.wire().messenger();
    final ChannelRef group;
    final long ada;

    Gathering() {
        var community = bot.telegram.community();
        ada = community.addUser("Ada", "ada");
        var chat = community.addSupergroup("Readers", ada);
        community.promote(chat, community.bot(), List.of());
        group = TestTelegram.chat(chat);
    }

    /** Performs what has to succeed. */
    MessageRef sent(Action action) {
        var result = messenger.perform(action, "key");
        assertThat(result).isInstanceOf(SendResult.Sent.class);
        return ((SendResult.Sent) result).message();
    }

    /** The message as it stands in its chat now. */
    MessageView seen(MessageRef message) {
        return bot.telegram.view().message(address(message));
    }

    static MessageAddress address(MessageRef message) {
        return new MessageAddress(Long.parseLong(message.channel().id()), Integer.parseInt(message.id()));
    }

    Action.Send text(String text) {
        return new Action.Send(group, words(text), false);
    }

    static OutgoingMessage words(String text) {
        return new OutgoingMessage.Text(RichText.plain(text));
    }

    static Card card(URI image) {
        return new Card(
                "Ten tools",
                URI.create("https://blog.example.org/a"),
                List.of("Ada"),
                List.of(),
                List.of(),
                null,
                null,
                "Words",
                image,
                null,
                null);
    }

    @Override
    public void close() {
        bot.close();
    }
}
