package afterword.platform.telegram;

import afterword.chat.InboundEvent;
import afterword.chat.MessageRef;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.reactions.MessageReactionCountUpdated;
import org.telegram.telegrambots.meta.api.objects.reactions.MessageReactionUpdated;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionType;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeEmoji;

/** What people's reactions tell. Custom emoji and stars are no votes; neither is a reaction in a chat's own name. */
final class ReactionTranslator {
    private ReactionTranslator() {}

    static List<InboundEvent> reacted(MessageReactionUpdated update, EventId id) {
        var user = update.getUser();
        if (user == null || Boolean.TRUE.equals(user.getIsBot())) {
            return List.of();
        }
        var before = emoji(update.getOldReaction());
        var after = emoji(update.getNewReaction());
        var added = after.stream().filter(it -> !before.contains(it)).toList();
        var removed = before.stream().filter(it -> !after.contains(it)).toList();
        if (added.isEmpty() && removed.isEmpty()) {
            return List.of();
        }
        var message = message(update.getChat().getId(), update.getMessageId());
        return List.of(new InboundEvent.Reacted(id.words(), message, Refs.person(user.getId()), added, removed));
    }

    static List<InboundEvent> counted(MessageReactionCountUpdated update, EventId id) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var count : orEmpty(update.getReactions())) {
            // The library turns what it does not know into null.
            if (count != null && count.getType() instanceof ReactionTypeEmoji emoji) {
                counts.merge(Emoji.bare(emoji.getEmoji()), count.getTotalCount(), Integer::sum);
            }
        }
        var message = message(update.getChat().getId(), update.getMessageId());
        return List.of(new InboundEvent.ReactionsCounted(id.words(), message, counts));
    }

    private static MessageRef message(long chat, Integer message) {
        return new MessageRef(Refs.chat(chat), message.toString());
    }

    private static Set<String> emoji(@Nullable List<ReactionType> reactions) {
        var found = new LinkedHashSet<String>();
        for (var reaction : orEmpty(reactions)) {
            if (reaction instanceof ReactionTypeEmoji emoji) {
                found.add(Emoji.bare(emoji.getEmoji()));
            }
        }
        return found;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
