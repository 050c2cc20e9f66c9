package afterword.playground.telegram;

import afterword.playground.telegram.View.ButtonView;
import afterword.playground.telegram.View.ChatView;
import afterword.playground.telegram.View.CommandView;
import afterword.playground.telegram.View.EntityView;
import afterword.playground.telegram.View.MemberView;
import afterword.playground.telegram.View.MessageView;
import afterword.playground.telegram.View.PressView;
import afterword.playground.telegram.View.ReactionView;
import afterword.playground.telegram.View.TopicView;
import afterword.playground.telegram.View.UserView;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Copies the state into a {@link View}. */
final class ViewBuilder {
    private final World world;
    private final CallbackQueries callbacks;
    private final CommandMethods commands;
    private final UpdateQueue queue;

    ViewBuilder(Parts parts, CommandMethods commands) {
        world = parts.world();
        callbacks = parts.callbacks();
        queue = parts.queue();
        this.commands = commands;
    }

    View view() {
        return world.read(() -> new View(
                new View.BotView(world.bot.id, world.bot.firstName, String.valueOf(world.bot.username)),
                world.accounts.values().stream()
                        .filter(it -> !it.bot && it.id != World.TELEGRAM)
                        .map(it -> new UserView(it.id, it.firstName, it.username, it.started, it.blockedBot))
                        .toList(),
                world.chats.values().stream().map(this::chat).toList(),
                callbacks.all().stream().map(ViewBuilder::press).toList(),
                queue.pending()));
    }

    private ChatView chat(Chat chat) {
        var available = chat.availableReactions;
        return new ChatView(
                chat.id,
                chat.kind.wire(),
                chat.title,
                chat.username,
                chat.forum,
                chat.linked,
                chat.migratedTo,
                chat.members.values().stream()
                        .filter(it -> it.status().inChat())
                        .map(it -> new MemberView(it.user(), it.status().wire(), it.anonymous()))
                        .toList(),
                chat.topics.values().stream()
                        .map(it -> new TopicView(it.id, it.name, it.closed))
                        .toList(),
                List.copyOf(chat.pinned),
                available == null ? ReactionEmoji.STANDARD : available,
                commands(chat),
                chat.messages.values().stream().map(this::message).toList());
    }

    private List<CommandView> commands(Chat chat) {
        var somebody = chat.isPrivate() ? world.account(chat.id) : new Account(0, "", null, false);
        return stream(commands.offered(chat, somebody))
                .map(it -> new CommandView(
                        it.path("command").asText(), it.path("description").asText()))
                .toList();
    }

    private MessageView message(Message message) {
        var words = message.words();
        var forward = message.forward;
        var reply = message.reply;
        return new MessageView(
                message.id,
                message.date.getEpochSecond(),
                message.edited == null ? null : message.edited.getEpochSecond(),
                senderName(message.sender),
                message.sender.chat() != null ? message.sender.chat() : message.sender.actor(),
                message.sender.actor() == world.bot.id,
                message.thread,
                reply == null ? null : reply.message(),
                reply == null || reply.quote() == null
                        ? null
                        : reply.quote().path("text").asText(),
                forward == null ? null : originName(forward.origin()),
                forward == null ? null : forward.automaticFrom(),
                words.text(),
                words.entities().stream().map(ViewBuilder::entity).toList(),
                message.content instanceof Content.Media(var _, var source, var _, var _) ? source : null,
                preview(message.content),
                keyboard(message.markup),
                markupKind(message.markup),
                reactions(message),
                message.content instanceof Content.Service(var fields)
                        ? fields.fieldNames().next()
                        : null);
    }

    private String senderName(Sender sender) {
        return sender.chat() != null ? world.chat(sender.chat()).title : world.account(sender.actor()).firstName;
    }

    private static String originName(JsonNode origin) {
        for (var field : List.of("chat", "sender_chat")) {
            if (origin.has(field)) {
                return origin.path(field).path("title").asText();
            }
        }
        return origin.path("sender_user").path("first_name").asText();
    }

    private static EntityView entity(JsonNode entity) {
        return new EntityView(
                entity.path("type").asText(),
                entity.path("offset").asInt(),
                entity.path("length").asInt(),
                textOrNull(entity, "url"));
    }

    /** The address that the sender chose, or the first one in the text, unless previews are off. */
    private static @Nullable String preview(Content content) {
        if (!(content instanceof Content.Text(var words, var options))) {
            return null;
        }
        if (options != null && options.path("is_disabled").asBoolean()) {
            return null;
        }
        if (options != null && options.hasNonNull("url")) {
            return options.path("url").asText();
        }
        for (var entity : words.entities()) {
            var offset = entity.path("offset").asInt();
            switch (entity.path("type").asText()) {
                case "text_link" -> {
                    return entity.path("url").asText();
                }
                case "url" -> {
                    return words.text()
                            .substring(offset, offset + entity.path("length").asInt());
                }
                default -> {}
            }
        }
        return null;
    }

    private static List<List<ButtonView>> keyboard(@Nullable JsonNode markup) {
        if (markup == null) {
            return List.of();
        }
        var rows = markup.has("inline_keyboard") ? markup.path("inline_keyboard") : markup.path("keyboard");
        return stream(rows)
                .map(row -> stream(row).map(ViewBuilder::button).toList())
                .toList();
    }

    private static ButtonView button(JsonNode button) {
        if (button.isTextual()) {
            return new ButtonView(button.asText(), null, null, null);
        }
        var request = textOrNull(button.path("request_chat"), "request_id");
        return new ButtonView(
                button.path("text").asText(),
                textOrNull(button, "callback_data"),
                textOrNull(button, "url"),
                request == null ? null : Integer.valueOf(request));
    }

    private static @Nullable String markupKind(@Nullable JsonNode markup) {
        if (markup == null) {
            return null;
        }
        return List.of("force_reply", "keyboard", "remove_keyboard").stream()
                .filter(markup::has)
                .findFirst()
                .orElse(null);
    }

    private static List<ReactionView> reactions(Message message) {
        var views = new ArrayList<ReactionView>();
        UpdateFeed.counts(message).forEach((emoji, count) -> {
            var by = message.reactions.entrySet().stream()
                    .filter(it ->
                            !message.hasAnonymousReactions() && it.getValue().contains(emoji))
                    .map(it -> it.getKey())
                    .toList();
            views.add(new ReactionView(emoji, count, by));
        });
        return List.copyOf(views);
    }

    private static PressView press(CallbackQueries.Press press) {
        return new PressView(
                press.id, press.user, press.message, press.data, press.answered, press.text, press.url, press.alert);
    }

    private static @Nullable String textOrNull(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.path(field).asText() : null;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
