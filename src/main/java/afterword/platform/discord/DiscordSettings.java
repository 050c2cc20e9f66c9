package afterword.platform.discord;

import java.net.URI;

/**
 * How Discord is reached.
 *
 * @param token the bot's token, without "Bot " before it
 * @param apiUrl where the REST API begins, version included ({@code https://discord.com/api/v10/})
 * @param gatewayUrl the WebSocket's address ({@code wss://gateway.discord.gg})
 */
public record DiscordSettings(BotToken token, URI apiUrl, URI gatewayUrl) {
    /** The API's address with the slash that JDA wants at its end. */
    String baseUrl() {
        var url = apiUrl.toString();
        return url.endsWith("/") ? url : url + "/";
    }
}
