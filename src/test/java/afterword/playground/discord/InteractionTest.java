package afterword.playground.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import org.junit.jupiter.api.Test;

class InteractionTest {
    private static final Duration SOON = TestBot.SOON;

    private static void register(TestBot bot) {
        var _ = bot.jda
                .updateCommands()
                .addCommands(
                        Commands.slash("channel", "Where articles go")
                                .setContexts(InteractionContextType.GUILD)
                                .setDefaultPermissions(DefaultMemberPermissions.enabledFor(
                                        net.dv8tion.jda.api.Permission.MANAGE_SERVER))
                                .addSubcommands(new SubcommandData("add", "Post here")
                                        .addOptions(
                                                new OptionData(OptionType.CHANNEL, "where", "The channel"),
                                                new OptionData(OptionType.INTEGER, "newest", "How many at once"),
                                                new OptionData(OptionType.STRING, "feed", "Which feed", false, true))),
                        Commands.slash("latest", "The newest articles"),
                        Commands.slash("comment", "Say something").addOption(OptionType.USER, "to", "To whom"))
                .complete();
    }

    @Test
    void runsASubcommandWithItsOptions() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            register(bot);
            var _ = bot.when(
                    SlashCommandInteractionEvent.class,
                    it -> it.reply(it.getFullCommandName() + " "
                                    + Objects.requireNonNull(it.getOption("newest"))
                                            .getAsInt() + " "
                                    + Objects.requireNonNull(it.getOption("where"))
                                            .getAsChannel()
                                            .getName())
                            .setEphemeral(true)
                            .queue());

            var options = Map.of("newest", "3", "where", Long.toString(stage.news));
            var answer = stage.people
                    .command(stage.text, stage.places.owner(stage.guild), "channel add", options)
                    .await(SOON);

            assertThat(answer.text()).isEqualTo("channel add 3 news");
            assertThat(answer.isEphemeral()).isTrue();
            assertThat(stage.people.messages(stage.text).getFirst().onlyFor())
                    .isEqualTo(Long.toString(stage.places.owner(stage.guild)));
        }
    }

    @Test
    void hidesACommandFromWhoMayNotUseIt() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            register(bot);
            long moderator = stage.places.addMember(stage.guild, "Mo", Permission.MANAGE_SERVER);

            var allowed = stage.people.command(stage.text, moderator, "channel add", Map.of());

            assertThat(allowed.state()).isEqualTo(Interaction.State.WAITING);
            assertThatThrownBy(() -> stage.people.command(stage.text, stage.ada, "channel add", Map.of()))
                    .isInstanceOf(IllegalArgumentException.class);
            long direct = stage.people.directChannel(moderator);
            assertThatThrownBy(() -> stage.people.command(direct, moderator, "channel add", Map.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void completesWhatIsTyped() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            register(bot);
            var _ = bot.when(
                    CommandAutoCompleteInteractionEvent.class,
                    it -> it.replyChoiceStrings(it.getFocusedOption().getValue() + "1", "blog")
                            .queue());

            var typed = stage.people
                    .autocomplete(
                            stage.text, stage.places.owner(stage.guild), "channel add", Map.of("feed", "b"), "feed")
                    .await(SOON);

            assertThat(typed.choices()).extracting(Interaction.Choice::value).containsExactly("b1", "blog");
        }
    }

    @Test
    void answersLaterAfterADeferralAndFollowsUp() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            register(bot);
            var _ = bot.when(SlashCommandInteractionEvent.class, it -> {
                it.deferReply().complete();
                it.getHook().editOriginal("The newest").complete();
                it.getHook().sendMessage("And one more").complete();
            });

            var answer = stage.people
                    .command(stage.text, stage.ada, "latest", Map.of())
                    .await(SOON);

            assertThat(answer.text()).isEqualTo("The newest");
            TestBot.until(() -> answer.followUps().size() == 1);
            assertThat(answer.followUps().getFirst().content()).isEqualTo("And one more");
            assertThat(stage.people.messages(stage.text)).extracting("loading").containsOnly(false);
        }
    }

    @Test
    void worksInPrivate() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            register(bot);
            var _ = bot.when(
                    SlashCommandInteractionEvent.class,
                    it -> it.reply("in private: " + !it.isFromGuild()).queue());

            var answer = stage.people
                    .command(stage.people.directChannel(stage.ada), stage.ada, "latest", Map.of())
                    .await(SOON);

            assertThat(answer.text()).isEqualTo("in private: true");
        }
    }

    @Test
    void showsAFormAndSendsItBack() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            register(bot);
            var input = TextInput.create("text", TextInputStyle.PARAGRAPH)
                    .setMaxLength(100)
                    .build();
            var form = net.dv8tion.jda.api.modals.Modal.create("comment:7", "Your comment")
                    .addComponents(Label.of("Comment", input))
                    .build();
            var _ = bot.when(
                            SlashCommandInteractionEvent.class,
                            it -> it.replyModal(form).queue())
                    .when(
                            ModalInteractionEvent.class,
                            it -> it.reply("Said: "
                                            + Objects.requireNonNull(it.getValue("text"))
                                                    .getAsString())
                                    .queue());

            var asked = stage.people
                    .command(stage.text, stage.ada, "comment", Map.of())
                    .await(SOON);
            assertThat(stage.discord.view().modals()).hasSize(1);
            var said = stage.people
                    .submit(asked.modal().orElseThrow(), Map.of("text", "Nice"))
                    .await(SOON);

            assertThat(asked.state()).isEqualTo(Interaction.State.MODAL);
            assertThat(said.text()).isEqualTo("Said: Nice");
            assertThat(stage.discord.view().modals()).isEmpty();
        }
    }

    @Test
    void pressesButtonsAndChoosesFromMenus() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var menu = StringSelectMenu.create("which")
                    .addOption("One", "1")
                    .addOption("Two", "2")
                    .build();
            var sent = stage.textOf(bot)
                    .sendMessage("Vote")
                    .addComponents(ActionRow.of(Button.primary("yes", "Yes")), ActionRow.of(menu))
                    .complete();
            var _ = bot.when(
                            ButtonInteractionEvent.class,
                            it -> it.editMessage("Voted by "
                                            + Objects.requireNonNull(it.getMember())
                                                    .getEffectiveName())
                                    .queue())
                    .when(
                            StringSelectInteractionEvent.class,
                            it -> it.reply("You chose " + it.getValues())
                                    .setEphemeral(true)
                                    .queue());

            var pressed = stage.people
                    .press(stage.text, stage.ada, sent.getIdLong(), "yes")
                    .await(SOON);
            var chosen = stage.people
                    .choose(stage.text, stage.ada, sent.getIdLong(), "which", java.util.List.of("2"))
                    .await(SOON);

            assertThat(pressed.state()).isEqualTo(Interaction.State.UPDATED);
            assertThat(stage.people.messages(stage.text).getFirst().content()).isEqualTo("Voted by Ada");
            assertThat(chosen.text()).isEqualTo("You chose [2]");
        }
    }

    @Test
    void failsWhatIsNotAnsweredWithinThreeSeconds() {
        var time = new MovableTime();
        try (var stage = new Stage(time, LocalDiscordSettings.defaults());
                var bot = TestBot.connect(stage.discord)) {
            register(bot);

            var late = stage.people.command(stage.text, stage.ada, "latest", Map.of());
            var event = bot.await(SlashCommandInteractionEvent.class);
            time.advance(Duration.ofSeconds(3));

            assertThat(late.await(SOON).state()).isEqualTo(Interaction.State.FAILED);
            assertThatThrownBy(() -> event.reply("too late").complete())
                    .isInstanceOfSatisfying(
                            net.dv8tion.jda.api.exceptions.ErrorResponseException.class,
                            it -> assertThat(it.getErrorCode()).isEqualTo(10062));
        }
    }
}
