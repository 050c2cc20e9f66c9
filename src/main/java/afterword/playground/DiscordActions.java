package afterword.playground;

import afterword.playground.discord.Interaction;
import afterword.playground.discord.LocalDiscord;
import afterword.playground.discord.Modal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a visitor does in the Discord column, done in the name of one of its people. */
final class DiscordActions implements Column {
    /** Discord gives a bot three seconds; "thinking" is shown by the message itself. */
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(4);

    private final LocalDiscord discord;

    DiscordActions(LocalDiscord discord) {
        this.discord = discord;
    }

    @Override
    public Map<String, ?> perform(String action, ActionBody body) {
        var people = discord.people();
        var person = body.id("person");
        return switch (action) {
            case "write" ->
                Map.of(
                        "message",
                        Long.toString(people.write(
                                channel(body, person), person, body.text("text"), body.optionalId("replyTo"))));
            case "edit" -> {
                people.edit(channel(body, person), person, body.id("message"), body.text("text"));
                yield Map.of();
            }
            case "delete" -> {
                people.delete(channel(body, person), person, body.id("message"));
                yield Map.of();
            }
            case "react" -> {
                react(body, person);
                yield Map.of();
            }
            case "command" ->
                outcome(people.command(channel(body, person), person, body.text("name"), body.textsByName("options")));
            case "complete" ->
                outcome(people.autocomplete(
                        channel(body, person),
                        person,
                        body.text("name"),
                        body.textsByName("options"),
                        body.text("focused")));
            case "press" ->
                outcome(people.choose(
                        channel(body, person),
                        person,
                        body.id("message"),
                        body.text("customId"),
                        body.texts("values")));
            case "submit" -> outcome(people.submit(modal(body), body.textsByName("fields")));
            default -> throw new IllegalArgumentException("Discord has no “" + action + "” here.");
        };
    }

    /** A channel's id, or "direct" for the private conversation with the bot. */
    private long channel(ActionBody body, long person) {
        return "direct".equals(body.optionalText("channel"))
                ? discord.people().directChannel(person)
                : body.id("channel");
    }

    private void react(ActionBody body, long person) {
        var channel = channel(body, person);
        if (body.flag("on", true)) {
            discord.people().react(channel, person, body.id("message"), body.text("emoji"));
        } else {
            discord.people().unreact(channel, person, body.id("message"), body.text("emoji"));
        }
    }

    private Modal modal(ActionBody body) {
        return discord.people()
                .interaction(body.text("interaction"))
                .flatMap(Interaction::modal)
                .orElseThrow(() -> new IllegalArgumentException("That form is gone: please open it again."));
    }

    private static Map<String, ?> outcome(Interaction begun) {
        var interaction = begun.await(FIRST_ANSWER);
        var outcome = new LinkedHashMap<String, Object>();
        outcome.put("interaction", interaction.id());
        outcome.put("state", interaction.state().name());
        outcome.put("choices", interaction.choices());
        interaction.modal().ifPresent(it -> outcome.put("modal", it));
        return outcome;
    }
}
