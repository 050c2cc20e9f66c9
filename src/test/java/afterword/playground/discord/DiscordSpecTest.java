package afterword.playground.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Map;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import org.junit.jupiter.api.Test;

class DiscordSpecTest {
    @Test
    void findsNothingWrongWithWhatJdaAndTheStandInSay() {
        try (var discord = new LocalDiscord(InstantSource.system(), LocalDiscordSettings.defaults())) {
            var spec = DiscordSpec.attach(discord);
            long guild = discord.places().addGuild("Readers", "Olga");
            long channel = discord.places().addChannel(guild, "articles");
            var _ = discord.start();

            try (var bot = TestBot.connect(discord)) {
                discord.people().write(channel, discord.places().owner(guild), "hello");
                var _ = bot.await(MessageReceivedEvent.class);
            }

            assertThat(spec.checked()).isGreaterThan(5);
            assertThat(spec.violations()).isEmpty();
        }
    }

    @Test
    void findsAnAnswerThatIsNotComplete() {
        try (var discord = new LocalDiscord(InstantSource.system(), LocalDiscordSettings.defaults())) {
            var spec = DiscordSpec.attach(discord);
            var message = Json.object().put("id", "1").put("content", "x");

            spec.accept(new Exchange.Rest(
                    "GET",
                    "/channels/{channel_id}/messages/{message_id}",
                    "/channels/2/messages/1",
                    Map.of("with", "1"),
                    null,
                    200,
                    message,
                    false));
            var payload = Json.object()
                    .put("op", 0)
                    .put("t", "GUILD_DELETE")
                    .set("d", Json.object().put("ID", "1"));
            spec.accept(new Exchange.GatewaySent(payload));

            assertThat(spec.violations())
                    .anySatisfy(it -> assertThat(it).contains("has no parameter with"))
                    .anySatisfy(it -> assertThat(it).contains("required property 'author' not found"))
                    .anySatisfy(it -> assertThat(it).contains("GUILD_DELETE").contains("'ID'"));
        }
    }
}
