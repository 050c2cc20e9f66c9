package afterword.platform.discord;

import afterword.chat.Button;
import afterword.chat.RichText;
import afterword.command.Reply;
import java.util.List;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two ways to answer: with a new message (commands and forms), or by changing the message of a button. Discord takes
 * answers for 15 minutes; what comes later is lost and logged.
 */
final class Ways {
    private static final Logger log = LoggerFactory.getLogger(Ways.class);
    private static final int MAX_FIELDS = 5;

    private final DiscordRenderer renderer;

    Ways(DiscordRenderer renderer) {
        this.renderer = renderer;
    }

    /** A new message, seen by all or by the asker alone. */
    Answer.Way message(IReplyCallback event, boolean shownToAll) {
        return new ByMessage(event, shownToAll);
    }

    /** The button's message gets the new words. */
    Answer.Way edit(ButtonInteractionEvent event) {
        return new ByEdit(event);
    }

    private final class ByMessage implements Answer.Way {
        private final IReplyCallback event;
        private final boolean shownToAll;

        ByMessage(IReplyCallback event, boolean shownToAll) {
            this.event = event;
            this.shownToAll = shownToAll;
        }

        @Override
        public void defer() {
            send(event.deferReply(!shownToAll));
        }

        @Override
        public void atOnce(Reply reply) {
            switch (reply) {
                case Reply.Message(var text, var buttons) ->
                    send(event.reply(renderer.answer(text, buttons)).setEphemeral(!shownToAll));
                case Reply.Document document ->
                    send(event.reply(withFile(document)).setEphemeral(!shownToAll));
                case Reply.Refusal(var text) -> send(event.reply(words(text)).setEphemeral(true));
                case Reply.Form form -> {
                    if (event instanceof IModalCallback asker && fits(form)) {
                        send(asker.replyModal(modal(form)));
                    } else {
                        send(event.reply(invitation(form)).setEphemeral(true));
                    }
                }
            }
        }

        @Override
        public void later(Reply reply) {
            switch (reply) {
                case Reply.Message(var text, var buttons) -> edit(renderer.answer(text, buttons));
                case Reply.Document document -> edit(withFile(document));
                case Reply.Refusal(var text) -> privately(words(text));
                case Reply.Form form -> privately(invitation(form));
            }
        }

        private void edit(MessageCreateData data) {
            send(event.getHook().editOriginal(MessageEditData.fromCreateData(data)));
        }

        /** What was announced to all cannot be shown to one: it is taken back first. */
        private void privately(MessageCreateData data) {
            if (shownToAll) {
                send(event.getHook()
                        .deleteOriginal()
                        .flatMap(_ -> event.getHook().sendMessage(data).setEphemeral(true)));
            } else {
                edit(data);
            }
        }
    }

    private final class ByEdit implements Answer.Way {
        private final ButtonInteractionEvent event;

        ByEdit(ButtonInteractionEvent event) {
            this.event = event;
        }

        @Override
        public void defer() {
            send(event.deferEdit());
        }

        @Override
        public void atOnce(Reply reply) {
            switch (reply) {
                case Reply.Message(var text, var buttons) -> {
                    var data = MessageEditData.fromCreateData(renderer.answer(text, buttons));
                    send(event.editMessage(data));
                }
                case Reply.Document document ->
                    send(event.reply(withFile(document)).setEphemeral(true));
                case Reply.Refusal(var text) -> send(event.reply(words(text)).setEphemeral(true));
                case Reply.Form form ->
                    send(
                            fits(form)
                                    ? event.replyModal(modal(form))
                                    : event.reply(invitation(form)).setEphemeral(true));
            }
        }

        @Override
        public void later(Reply reply) {
            switch (reply) {
                case Reply.Message(var text, var buttons) -> {
                    var data = MessageEditData.fromCreateData(renderer.answer(text, buttons));
                    send(event.getHook().editOriginal(data));
                }
                case Reply.Document document ->
                    send(event.getHook().sendMessage(withFile(document)).setEphemeral(true));
                case Reply.Refusal(var text) ->
                    send(event.getHook().sendMessage(words(text)).setEphemeral(true));
                case Reply.Form form ->
                    send(event.getHook().sendMessage(invitation(form)).setEphemeral(true));
            }
        }
    }

    private MessageCreateData withFile(Reply.Document document) {
        return MessageCreateBuilder.from(words(document.text()))
                .setFiles(FileUpload.fromData(document.content(), document.name()))
                .build();
    }

    private MessageCreateData words(RichText text) {
        return renderer.answer(text, List.of());
    }

    /** Where no form can be shown any more: a button that asks for it again. */
    private MessageCreateData invitation(Reply.Form form) {
        if (!fits(form)) {
            return words(RichText.plain("There is a form for this, but its command is too long for Discord."));
        }
        return renderer.answer(
                RichText.plain("Press the button to open the form “" + form.title() + "”."),
                List.of(new Button.Run("Open the form", form.commandLine())));
    }

    private static boolean fits(Reply.Form form) {
        return form.commandLine().length() <= Button.Run.MAX_BYTES;
    }

    private static Modal modal(Reply.Form form) {
        var modal = Modal.create(form.commandLine(), Cut.atWord(form.title(), Modal.MAX_TITLE_LENGTH));
        form.fields().stream().limit(MAX_FIELDS).map(Ways::field).forEach(modal::addComponents);
        return modal.build();
    }

    private static Label field(Reply.Field field) {
        var max = Math.clamp(field.maxLength(), 1, TextInput.MAX_VALUE_LENGTH);
        var input = TextInput.create(
                        field.option(), field.multiline() ? TextInputStyle.PARAGRAPH : TextInputStyle.SHORT)
                .setRequired(true)
                .setMaxLength(max);
        if (!field.value().isEmpty()) {
            input.setValue(Cut.hard(field.value(), max));
        }
        return Label.of(Cut.atWord(field.label(), Label.LABEL_MAX_LENGTH), input.build());
    }

    private static void send(RestAction<?> call) {
        call.queue(_ -> {}, failure -> log.warn("An interaction could not be answered: {}", failure.getMessage()));
    }
}
