package afterword.platform.telegram;

import java.net.URI;

/** How to reach Telegram. {@code apiUrl} has a scheme, a host and perhaps a port. */
public record TelegramSettings(String token, URI apiUrl) {
    /** Without the token. */
    @Override
    public String toString() {
        return "TelegramSettings[token=***, apiUrl=" + apiUrl + "]";
    }
}
