package afterword.command;

import afterword.chat.Button;
import afterword.chat.RichText;
import java.util.List;

/** The answer to a command. */
public sealed interface Reply {
    /** Words, and buttons under them. Whether others see them is the command's own {@link CommandSpec#shownToAll()}. */
    record Message(RichText text, List<Button> buttons) implements Reply {
        public Message {
            buttons = List.copyOf(buttons);
        }
    }

    /** Words with a file of that name under them. */
    // The bytes are compared nowhere, and go from the command to the wire at once.
    @SuppressWarnings("ArrayRecordComponent")
    record Document(RichText text, String name, byte[] content) implements Reply {
        public Document {
            if (!name.matches("[a-z0-9_-]{1,50}\\.[a-z0-9]{1,8}")) {
                throw new IllegalArgumentException("Not a file name that every system takes: " + name);
            }
        }
    }

    /** Words for the asker alone, also where the command answers all: a refusal. Telegram groups show it as a plain reply. */
    record Refusal(RichText text) implements Reply {}

    /**
     * Fields to fill in, shown only where {@link CommandRequest#formsOffered()}. Sending it runs {@code commandLine} with
     * the fields' values as further options.
     */
    record Form(String commandLine, String title, List<Field> fields) implements Reply {
        public Form {
            fields = List.copyOf(fields);
        }
    }

    /** One field of a form: the option it fills, its label, whether it has several lines, what stands in it, its longest value. */
    record Field(String option, String label, boolean multiline, String value, int maxLength) {}

    static Reply of(String text) {
        return new Message(new RichText.Plain(text), List.of());
    }

    static Reply of(RichText text, Button... buttons) {
        return new Message(text, List.of(buttons));
    }

    static Reply refusal(String text) {
        return new Refusal(new RichText.Plain(text));
    }
}
