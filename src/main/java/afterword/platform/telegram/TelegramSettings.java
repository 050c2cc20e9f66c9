package afterword.platform.telegram;

import java.net.URI;

/**
 * How to reach Telegram: the token that BotFather gave, which is never printed, and the address of the Bot API, which
 * may have a path where a proxy serves it under one.
 */
public record TelegramSettings(String token, URI apiUrl) {
    public TelegramSettings {
        if (token.isBlank()) {
            throw new IllegalArgumentException("telegram.token is empty");
        }
        var scheme = apiUrl.getScheme();
        if (apiUrl.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException("telegram.api-url has to be an http or https address: " + apiUrl);
        }
    }

    @Override
    public String toString() {
        return "TelegramSettings[token=***, apiUrl=" + apiUrl + "]";
    }
}
