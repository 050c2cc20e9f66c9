package afterword.playground.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the bot responds to people without writing: reactions and answers to buttons. */
final class InteractionMethods {
    private final World world;
    private final ChatAccess access;
    private final UpdateFeed feed;
    private final CallbackQueries callbacks;

    InteractionMethods(Parts parts) {
        world = parts.world();
        access = parts.access();
        feed = parts.feed();
        callbacks = parts.callbacks();
    }

    Map<String, ApiMethod> all() {
        return Map.of(
                "setMessageReaction", this::react,
                "answerCallbackQuery", this::answerCallback,
                "answerInlineQuery", this::answerInline);
    }

    private JsonNode react(ApiCall call) {
        var emoji = new ArrayList<String>();
        var reaction = call.arguments().json("reaction", "reaction types");
        if (!reaction.isMissingNode() && !reaction.isArray()) {
            throw ApiException.badRequest("expected an Array of ReactionType");
        }
        for (var entry : reaction) {
            if (!entry.path("type").asText().equals("emoji")) {
                throw ApiException.badRequest("REACTION_INVALID");
            }
            emoji.add(ReactionEmoji.plain(entry.path("emoji").asText()));
        }
        var message = access.message(call.arguments(), "message to react", ChatAccess.Wish.READ);
        if (emoji.size() > 1) {
            throw ApiException.badRequest("REACTIONS_TOO_MANY");
        }
        set(message, world.bot.id, emoji);
        return ApiMethod.TRUE;
    }

    /** {@code actor} is a user, or the chat itself for an anonymous administrator. */
    void set(Message message, long actor, List<String> emoji) {
        if (message.isService() || emoji.stream().anyMatch(it -> !ReactionEmoji.allowedIn(reactionHome(message), it))) {
            throw ApiException.badRequest("REACTION_INVALID");
        }
        var before = message.reactions.getOrDefault(actor, List.of());
        if (before.equals(emoji)) {
            return;
        }
        var counts = UpdateFeed.counts(message).keySet();
        if (emoji.stream().anyMatch(it -> !counts.contains(it)) && counts.size() >= ReactionEmoji.MOST_ON_A_MESSAGE) {
            throw ApiException.badRequest("REACTIONS_TOO_MANY");
        }
        if (emoji.isEmpty()) {
            message.reactions.remove(actor);
        } else {
            message.reactions.put(actor, List.copyOf(emoji));
        }
        feed.reacted(message, actor, before, emoji);
    }

    /** A copy in the discussion group allows what its channel allows. */
    private Chat reactionHome(Message message) {
        var forward = message.forward;
        return forward != null && forward.automaticFrom() != null
                ? world.chat(forward.automaticFrom().chat())
                : message.chat;
    }

    private JsonNode answerCallback(ApiCall call) {
        callbacks.answer(call.arguments());
        return ApiMethod.TRUE;
    }

    private JsonNode answerInline(ApiCall call) {
        if (!call.arguments().has("inline_query_id")) {
            throw ApiException.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        return ApiMethod.TRUE;
    }
}
