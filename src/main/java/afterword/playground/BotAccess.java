package afterword.playground;

import java.net.URI;
import java.util.List;

/**
 * What the bot needs in order to connect to the playground, in the words of its configuration.
 *
 * @param discordApiUrl ends in a slash
 * @param feed the address of the feed to follow, or of a site that names one
 */
public record BotAccess(
        String discordToken,
        String discordApiUrl,
        String discordGatewayUrl,
        List<String> discordOwners,
        String telegramToken,
        String telegramApiUrl,
        List<Long> telegramOwners,
        URI feed) {
    public BotAccess {
        discordOwners = List.copyOf(discordOwners);
        telegramOwners = List.copyOf(telegramOwners);
    }

    @Override
    public String toString() {
        return "BotAccess[" + discordApiUrl + ", " + telegramApiUrl + ", " + feed + "]";
    }
}
