package afterword.playground.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConnectingTest {
    @Test
    void showsItsGuildAndChannels() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var guild = stage.guildOf(bot);

            assertThat(guild.getTextChannelsByName("articles", false)).hasSize(1);
            assertThat(guild.getNewsChannelsByName("news", false)).hasSize(1);
            assertThat(stage.forumOf(bot).getAvailableTags()).extracting("name").containsExactly("Guides", "Reviews");
            assertThat(stage.textOf(bot).canTalk()).isTrue();
            assertThat(stage.discord.view().botOnline()).isTrue();
        }
    }

    @Test
    void replaysWhatWasMissedOverABrokenConnection() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            stage.people.write(stage.text, stage.ada, "before");
            var _ = bot.await(MessageReceivedEvent.class);

            stage.discord.disconnectGateway();
            stage.people.write(stage.text, stage.ada, "meanwhile");

            var _ = bot.await(SessionResumeEvent.class);
            assertThat(bot.heard(MessageReceivedEvent.class))
                    .extracting(it -> it.getMessage().getContentRaw())
                    .containsExactly("before", "meanwhile");
        }
    }

    @Test
    @Tag("long") // JDA itself waits five seconds before it identifies again.
    void startsAnewWhenTheSessionIsInvalid() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            stage.discord.forgetSessions();

            var _ = bot.await(SessionRecreateEvent.class);

            assertThat(bot.jda.getGuilds()).hasSize(1);
        }
    }

    @Test
    void reconnectsWhenAskedTo() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            stage.discord.requestReconnect();

            assertThat(bot.await(SessionResumeEvent.class)).isNotNull();
        }
    }

    @Test
    void comesBackOnTheSamePortAfterAnOutage() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var address = stage.discord.restUrl();
            stage.discord.down();
            stage.people.write(stage.text, stage.ada, "during the outage");

            stage.discord.up();

            var _ = bot.await(MessageReceivedEvent.class);
            assertThat(stage.discord.restUrl()).isEqualTo(address);
        }
    }

    @Test
    void closesWhoAsksForContentWithoutBeingGrantedIt() {
        try (var stage = new Stage(LocalDiscordSettings.defaults().withContentAllowed(false));
                var bot = TestBot.begin(stage.discord, stage.discord.token(), TestBot.usual())) {
            var shutdown = bot.await(ShutdownEvent.class);

            assertThat(shutdown.getCloseCode()).isEqualTo(CloseCode.DISALLOWED_INTENTS);
        }
    }

    @Test
    void hidesContentFromABotWithoutTheIntent() {
        var intents = EnumSet.copyOf(TestBot.usual());
        intents.remove(GatewayIntent.MESSAGE_CONTENT);
        try (var stage = new Stage(LocalDiscordSettings.defaults().withContentAllowed(false));
                var bot = TestBot.connect(stage.discord, intents)) {
            stage.people.write(stage.text, stage.ada, "not for robots");
            stage.people.write(stage.text, stage.ada, "hello <@" + stage.places.bot() + ">");
            stage.people.directMessage(stage.ada, "between us");

            var _ = bot.await(MessageReceivedEvent.class, it -> !it.isFromGuild());

            assertThat(bot.heard(MessageReceivedEvent.class))
                    .extracting(it -> it.getMessage().getContentRaw())
                    .containsExactly("", "hello <@" + stage.places.bot() + ">", "between us");
        }
    }

    @Test
    void refusesAWrongToken() {
        try (var stage = new Stage()) {
            assertThatThrownBy(() -> TestBot.begin(stage.discord, "wrong", TestBot.usual()))
                    .isInstanceOf(InvalidTokenException.class);
        }
    }

    @Test
    void tellsWhenItIsInvitedAndKicked() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            long other = stage.places.addGuildWithoutBot("Others", "Otto");

            stage.places.inviteBot(other);
            var _ = bot.await(GuildJoinEvent.class, it -> it.getGuild().getIdLong() == other);
            stage.places.kickBot(other);

            assertThat(bot.await(GuildLeaveEvent.class).getGuild().getIdLong()).isEqualTo(other);
        }
    }
}
