package afterword.chat;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A button under a message. */
public sealed interface Button {
    /** What the button says. */
    String label();

    /** Runs a command as if the presser had typed it (without a slash), and shows the reply in place of the message. */
    record Run(String label, String commandLine) implements Button {
        /** Telegram's {@code callback_data} takes 64 bytes, Discord's {@code custom_id} 100 characters. */
        public static final int MAX_BYTES = 64;

        public Run {
            if (commandLine.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
                throw new IllegalArgumentException("A button's command has at most 64 bytes: " + commandLine);
            }
        }
    }

    /** Opens an address. */
    record Open(String label, URI target) implements Button {}
}
