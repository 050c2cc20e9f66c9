package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people do in Discord's client. Refuses with a {@link DiscordError} what Discord would, and with an
 * {@link IllegalArgumentException} what its client would not let one do. Ids are snowflakes.
 */
public final class People {
    private final World world;
    private final Messages messages;
    private final ThreadStarter starter;
    private final Reactions reactions;
    private final Commands commands;
    private final Interactions interactions;
    private final Webhooks webhooks;

    People(Services services) {
        this.world = services.world();
        this.messages = services.messages();
        this.starter = services.starter();
        this.reactions = services.reactions();
        this.commands = services.commands();
        this.interactions = services.interactions();
        this.webhooks = services.webhooks();
    }

    /** Writes into a channel or thread; gives back the message's id. */
    public long write(long channel, long person, String text) {
        return write(channel, person, text, null);
    }

    /** The same as an answer to a message there; {@code replyTo} null answers none. */
    public long write(long channel, long person, String text, @Nullable Long replyTo) {
        return world.locked(() -> {
            var place = world.channel(channel);
            if (!place.isDirect()) {
                var right = place.thread == null ? Permission.SEND_MESSAGES : Permission.SEND_MESSAGES_IN_THREADS;
                world.require(person, place, right);
            }
            var reference = replyTo == null ? null : new Message.Reference(channel, replyTo);
            return messages.post(place, Message.Author.person(world.user(person)), Draft.text(text, reference)).id;
        });
    }

    /** Writes to the bot in private; gives back the message's id. */
    public long directMessage(long person, String text) {
        return world.locked(() -> write(world.directChannel(world.user(person)).id, person, text, null));
    }

    /** The private conversation with the bot. */
    public long directChannel(long person) {
        return world.locked(() -> world.directChannel(world.user(person)).id);
    }

    /** Whether the bot may write to this person in private. */
    public void allowDirectMessages(long person, boolean allowed) {
        world.locked(() -> world.user(person).directMessagesOpen = allowed);
    }

    /** Changes one's own message. */
    public void edit(long channel, long person, long message, String text) {
        world.locked(() -> {
            var place = world.channel(channel);
            var edited = world.message(place, message);
            if (edited.author.userId() != person) {
                throw DiscordError.of(403, 50005, "Cannot edit a message authored by another user");
            }
            messages.edit(place, edited, Json.object().put("content", text), List.of());
        });
    }

    /** Deletes one's own message, or any with the right to. */
    public void delete(long channel, long person, long message) {
        world.locked(() -> {
            var place = world.channel(channel);
            var deleted = world.message(place, message);
            if (deleted.author.userId() != person) {
                world.require(person, place, Permission.MANAGE_MESSAGES);
            }
            messages.delete(place, deleted);
        });
    }

    public void react(long channel, long person, long message, String emoji) {
        react(channel, person, message, emoji, false);
    }

    /** {@code burst}: as a super reaction. */
    public void react(long channel, long person, long message, String emoji, boolean burst) {
        world.locked(() -> {
            var place = world.channel(channel);
            reactions.add(place, world.message(place, message), person, emoji, burst);
        });
    }

    public void unreact(long channel, long person, long message, String emoji) {
        world.locked(() -> {
            var place = world.channel(channel);
            reactions.remove(place, world.message(place, message), person, emoji, false);
            reactions.remove(place, world.message(place, message), person, emoji, true);
        });
    }

    /** Removes everybody's reactions; needs Manage Messages. */
    public void clearReactions(long channel, long person, long message) {
        world.locked(() -> {
            var place = world.channel(channel);
            world.require(person, place, Permission.MANAGE_MESSAGES);
            reactions.removeAll(place, world.message(place, message));
        });
    }

    /** Removes everybody's reactions with one emoji; needs Manage Messages. */
    public void clearReactions(long channel, long person, long message, String emoji) {
        world.locked(() -> {
            var place = world.channel(channel);
            world.require(person, place, Permission.MANAGE_MESSAGES);
            reactions.removeEmoji(place, world.message(place, message), emoji);
        });
    }

    /** Begins a thread on a message; gives back its id, which is the message's. */
    public long startThread(long channel, long person, long message, String name) {
        return world.locked(() -> {
            var place = world.channel(channel);
            world.require(person, place, Permission.CREATE_PUBLIC_THREADS);
            return starter.onMessage(place, world.message(place, message), name, person, null).id;
        });
    }

    /** Posts in a forum, with the names of its tags; gives back the thread's id, which is its first message's. */
    public long post(long forum, long person, String title, String text, List<String> tags) {
        return world.locked(() -> {
            var place = world.channel(forum);
            if (place.type != ChannelType.FORUM) {
                throw DiscordError.wrongChannelType();
            }
            world.require(person, place, Permission.SEND_MESSAGES);
            var ids = place.tags.stream()
                    .filter(it -> tags.contains(it.name()))
                    .map(Channel.Tag::id)
                    .toList();
            var author = Message.Author.person(world.user(person));
            var post = new ThreadStarter.ForumPost(title, ids, null);
            return starter.post(place, post, author, Draft.text(text, null)).id;
        });
    }

    /** A webhook made by hand in the channel's settings; gives back its id. */
    public long addWebhook(long channel, long person, String name) {
        return world.locked(() -> {
            var place = world.channel(channel);
            world.require(person, place, Permission.MANAGE_WEBHOOKS);
            return webhooks.create(place, name, person, 0).id();
        });
    }

    public void deleteWebhook(long webhook) {
        world.locked(() -> webhooks.delete(webhooks.find(webhook)));
    }

    /** Sends a slash command, such as {@code "channel add"}, in a channel, a thread or in private. */
    public Interaction command(long channel, long person, String name, Map<String, String> options) {
        return world.locked(() -> invoke(Interaction.Kind.COMMAND, channel, person, name, options, null));
    }

    /** Asks what {@code focused} could be completed to; the answer is in {@link Interaction#choices}. */
    public Interaction autocomplete(
            long channel, long person, String name, Map<String, String> options, String focused) {
        return world.locked(() -> invoke(Interaction.Kind.AUTOCOMPLETE, channel, person, name, options, focused));
    }

    private Interaction invoke(
            Interaction.Kind kind,
            long channel,
            long person,
            String name,
            Map<String, String> options,
            @Nullable String focused) {
        var place = world.channel(channel);
        var path = List.of(name.strip().split(" +", -1));
        var command = commands.named(place.guildId, path.getFirst());
        if (command == null || !usable(command, place, person)) {
            throw new IllegalArgumentException("There is no command /" + path.getFirst() + " here for this person");
        }
        var data = new CommandOptions(world, place, focused).data(command, path, options);
        return interactions.begin(interaction(kind, place, person, null, null), data);
    }

    private boolean usable(ObjectNode command, Channel place, long person) {
        int context = place.isDirect() ? 1 : 0;
        if (command.path("contexts").isArray()) {
            boolean here = false;
            for (var allowed : command.path("contexts")) {
                here |= allowed.asInt() == context;
            }
            if (!here) {
                return false;
            }
        }
        if (place.isDirect()) {
            return command.path("dm_permission").asBoolean(true);
        }
        long mask = world.permissions(person, place);
        var needed = command.path("default_member_permissions");
        boolean mayUse = needed.isNull()
                || needed.isMissingNode()
                || mask == Permission.ALL
                || (needed.asLong() != 0 && (mask & needed.asLong()) == needed.asLong());
        return mayUse
                && Permission.USE_APPLICATION_COMMANDS.in(mask)
                && world.guild(place.guildId).members.containsKey(world.bot.id);
    }

    /** Presses a button. */
    public Interaction press(long channel, long person, long message, String customId) {
        return use(channel, person, message, customId, List.of());
    }

    /** Chooses from a menu. */
    public Interaction choose(long channel, long person, long message, String customId, List<String> values) {
        return use(channel, person, message, customId, values);
    }

    private Interaction use(long channel, long person, long message, String customId, List<String> values) {
        return world.locked(() -> {
            var place = world.channel(channel);
            var source = world.message(place, message);
            if (source.isEphemeral() && source.onlyFor != person) {
                throw DiscordError.unknownMessage();
            }
            var component = source.components.findParents("custom_id").stream()
                    .filter(it -> it.path("custom_id").asText().equals(customId)
                            && !it.path("disabled").asBoolean(false))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is nothing to press called " + customId));
            var data = Json.object().put("custom_id", customId);
            data.put("component_type", component.path("type").asInt());
            if (component.path("type").asInt() == 3) {
                values.forEach(data.putArray("values")::add);
            }
            return interactions.begin(interaction(Interaction.Kind.COMPONENT, place, person, source, null), data);
        });
    }

    /** Fills in and sends the form that an interaction showed; fields left out keep what was in them. */
    public Interaction submit(Modal modal, Map<String, String> fields) {
        return world.locked(() -> {
            var asked = interactions.find(Json.parseId(modal.id()));
            if (asked == null || asked.modal == null || asked.submitted) {
                throw new IllegalArgumentException("The form is gone");
            }
            var data = Json.object().put("custom_id", modal.customId());
            data.set("components", modal.submission(fields));
            asked.submitted = true;
            var submission = new Interaction(
                    world,
                    webhooks.newToken(),
                    Interaction.Kind.SUBMISSION,
                    asked.user,
                    asked.channel,
                    asked.source,
                    asked);
            return interactions.begin(submission, data);
        });
    }

    private Interaction interaction(
            Interaction.Kind kind, Channel place, long person, @Nullable Message source, @Nullable Interaction asked) {
        world.require(person, place);
        return new Interaction(world, webhooks.newToken(), kind, world.user(person), place, source, asked);
    }

    /** An interaction of the last quarter of an hour, by its id. */
    public Optional<Interaction> interaction(String id) {
        return world.locked(() -> Optional.ofNullable(interactions.find(Json.parseId(id))));
    }

    /** The messages of a channel, oldest first, ephemeral ones included. */
    public List<DiscordView.MessageView> messages(long channel) {
        return world.locked(() -> Views.channel(world, world.channel(channel)).messages());
    }
}
