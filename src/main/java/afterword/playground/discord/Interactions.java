package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Interactions from the person's act to the bot's last word: three seconds to acknowledge, fifteen minutes to talk. */
final class Interactions {
    private static final Duration TO_ACKNOWLEDGE = Duration.ofSeconds(3);
    private static final Duration TO_TALK = Duration.ofMinutes(15);
    private static final int MAX_CHOICES = 25;

    private final World world;
    private final Messages messages;
    private final InteractionEvents events;
    private final Map<Long, Interaction> interactions = new LinkedHashMap<>();

    Interactions(World world, Messages messages) {
        this.world = world;
        this.messages = messages;
        this.events = new InteractionEvents(world);
    }

    Interaction begin(Interaction interaction, ObjectNode data) {
        var event = events.created(interaction, data);
        interactions.put(interaction.id, interaction);
        world.publish(event);
        return interaction;
    }

    @Nullable
    Interaction find(long id) {
        return interactions.get(id);
    }

    List<Interaction> withOpenModal() {
        return interactions.values().stream()
                .filter(it -> it.modal != null && !it.submitted)
                .toList();
    }

    /** Fails what the bot left unanswered, forgets what is over. */
    void expire() {
        for (var interaction : List.copyOf(interactions.values())) {
            var age = Duration.between(interaction.createdAt, world.now());
            if (interaction.state == Interaction.State.WAITING && age.compareTo(TO_ACKNOWLEDGE) >= 0) {
                interaction.state = Interaction.State.FAILED;
                world.touch();
            }
            if (age.compareTo(TO_TALK) >= 0) {
                interactions.remove(interaction.id);
            }
        }
    }

    /** The bot's first word. Gives back what {@code with_response} asks for. */
    ObjectNode callback(long id, String token, JsonNode body, List<Upload> files) {
        expire();
        var interaction = interactions.get(id);
        if (interaction == null || !interaction.token.equals(token) || interaction.state == Interaction.State.FAILED) {
            throw DiscordError.unknown(10062, "interaction");
        }
        if (interaction.state != Interaction.State.WAITING) {
            throw DiscordError.of(400, 40060, "Interaction has already been acknowledged.");
        }
        int type = body.path("type").asInt();
        if (!allowed(interaction).contains(type)) {
            throw DiscordError.form("type", "INTERACTION_CALLBACK_TYPE", "Not an answer to this kind of interaction");
        }
        var data = body.path("data");
        switch (type) {
            case 4 -> answer(interaction, data, files);
            case 5 -> defer(interaction, data.path("flags").asInt(0));
            case 6 -> interaction.state = Interaction.State.UPDATED;
            case 7 -> update(interaction, data, files);
            case 8 -> interaction.choices = choices(data);
            default -> interaction.modal = Modal.of(interaction.id, interaction.user.id, data);
        }
        if (type == 8) {
            interaction.state = Interaction.State.CHOICES;
        } else if (type == 9) {
            interaction.state = Interaction.State.MODAL;
        }
        world.touch();
        return response(interaction, type);
    }

    private static Set<Integer> allowed(Interaction interaction) {
        return switch (interaction.kind) {
            case COMMAND -> Set.of(4, 5, 9);
            case AUTOCOMPLETE -> Set.of(8);
            case COMPONENT -> Set.of(4, 5, 6, 7, 9);
            case SUBMISSION -> interaction.source == null ? Set.of(4, 5) : Set.of(4, 5, 6, 7);
        };
    }

    private void answer(Interaction interaction, JsonNode data, List<Upload> files) {
        var draft = Draft.of(world, data, files);
        interaction.original = say(interaction, draft, answerKind(interaction));
        interaction.state = Interaction.State.ANSWERED;
    }

    private static Message.Kind answerKind(Interaction interaction) {
        return switch (interaction.kind) {
            case COMMAND -> Message.Kind.CHAT_INPUT_COMMAND;
            case COMPONENT -> Message.Kind.REPLY;
            default -> Message.Kind.DEFAULT;
        };
    }

    private void defer(Interaction interaction, int flags) {
        var message = prepared(interaction, answerKind(interaction), flags);
        message.flags |= Message.LOADING;
        messages.add(interaction.channel, message);
        interaction.original = message;
        interaction.state = Interaction.State.DEFERRED;
    }

    private void update(Interaction interaction, JsonNode data, List<Upload> files) {
        var source = interaction.source;
        if (source != null && data.isObject()) {
            messages.edit(interaction.channel, source, data, files);
        }
        interaction.state = Interaction.State.UPDATED;
    }

    private static List<Interaction.Choice> choices(JsonNode data) {
        var choices = Json.arrayAt(data, "choices");
        if (choices.size() > MAX_CHOICES) {
            throw DiscordError.badLength("data.choices", 0, MAX_CHOICES);
        }
        var result = new ArrayList<Interaction.Choice>();
        for (int i = 0; i < choices.size(); i++) {
            var name = choices.path(i).path("name").asText("");
            var value = choices.path(i).path("value").asText("");
            if (name.isEmpty() || name.length() > 100) {
                throw DiscordError.badLength("data.choices." + i + ".name", 1, 100);
            }
            if (choices.path(i).path("value").isTextual() && (value.isEmpty() || value.length() > 100)) {
                throw DiscordError.badLength("data.choices." + i + ".value", 1, 100);
            }
            result.add(new Interaction.Choice(name, value));
        }
        return List.copyOf(result);
    }

    private Message prepared(Interaction interaction, Message.Kind kind, int flags) {
        var author = new Message.Author(world.bot.id, world.bot.username, null, world.bot.id, world.bot.id);
        var message = messages.newMessage(interaction.channel, author, kind);
        message.interactionMetadata = events.metadata(interaction, interaction.original);
        if ((flags & Message.EPHEMERAL) != 0) {
            message.flags |= Message.EPHEMERAL;
            message.onlyFor = interaction.user.id;
        }
        var source = kind == Message.Kind.REPLY ? interaction.source : null;
        if (source != null) {
            message.reference = new Message.Reference(interaction.channel.id, source.id);
        }
        return message;
    }

    private Message say(Interaction interaction, Draft draft, Message.Kind kind) {
        return messages.complete(interaction.channel, prepared(interaction, kind, draft.flags()), draft, null);
    }

    private ObjectNode response(Interaction interaction, int type) {
        var json = Json.object();
        var about = json.putObject("interaction").put("id", interaction.id());
        about.put("type", interaction.kind.number()).put("channel_id", Json.id(interaction.channel.id));
        if (interaction.channel.guildId != 0) {
            about.put("guild_id", Json.id(interaction.channel.guildId));
        }
        var message = type == 7 ? interaction.source : interaction.original;
        if (message != null && (type == 4 || type == 5 || type == 7)) {
            about.put("response_message_id", Json.id(message.id));
            about.put("response_message_loading", type == 5);
            about.put("response_message_ephemeral", message.isEphemeral());
        }
        // The description has no resource for a deferral.
        if (message != null && (type == 4 || type == 7)) {
            json.putObject("resource")
                    .put("type", type)
                    .set("message", MessageJson.message(world, interaction.channel, message, true));
        }
        return json;
    }

    /** The interaction behind a token, while the bot may still talk. */
    Interaction byToken(String token) {
        expire();
        return interactions.values().stream()
                .filter(it -> it.token.equals(token))
                .filter(it -> it.state != Interaction.State.WAITING && it.state != Interaction.State.FAILED)
                .findFirst()
                .orElseThrow(DiscordError::unknownWebhook);
    }

    /** "@original", or one of the messages that the bot sent since. */
    Message message(Interaction interaction, String which) {
        if (which.equals("@original")) {
            boolean ofSource = interaction.original == null && interaction.state == Interaction.State.UPDATED;
            var message = ofSource ? interaction.source : interaction.original;
            if (message == null || !interaction.channel.messages.containsKey(message.id)) {
                throw DiscordError.unknownMessage();
            }
            return message;
        }
        long id = Json.parseId(which);
        var source = interaction.source;
        if (source != null && source.id == id) {
            return source;
        }
        var sent = new ArrayList<>(interaction.followUps);
        if (interaction.original != null) {
            sent.add(interaction.original);
        }
        return sent.stream()
                .filter(it -> it.id == id && interaction.channel.messages.containsKey(id))
                .findFirst()
                .orElseThrow(DiscordError::unknownMessage);
    }

    Message edit(Interaction interaction, String which, JsonNode body, List<Upload> files) {
        var message = message(interaction, which);
        messages.edit(interaction.channel, message, body, files);
        if (interaction.state == Interaction.State.DEFERRED && message.equals(interaction.original)) {
            interaction.state = Interaction.State.ANSWERED;
        }
        return message;
    }

    void delete(Interaction interaction, String which) {
        messages.delete(interaction.channel, message(interaction, which));
        if (interaction.state == Interaction.State.DEFERRED) {
            interaction.state = Interaction.State.ANSWERED;
        }
    }

    /** The first follow-up after a deferral takes the place of "thinking". */
    Message followUp(Interaction interaction, JsonNode body, List<Upload> files) {
        if (interaction.state == Interaction.State.DEFERRED) {
            return edit(interaction, "@original", body, files);
        }
        var message = say(interaction, Draft.of(world, body, files), Message.Kind.DEFAULT);
        interaction.followUps.add(message);
        return message;
    }
}
