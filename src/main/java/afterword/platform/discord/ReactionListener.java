package afterword.platform.discord;

import afterword.chat.InboundEvent;
import afterword.chat.MessageRef;
import java.util.List;
import net.dv8tion.jda.api.entities.emoji.EmojiUnion;
import net.dv8tion.jda.api.events.message.react.GenericMessageReactionEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveAllEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveEmojiEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.jspecify.annotations.Nullable;

/** Tells of people's reactions. */
final class ReactionListener extends ListenerAdapter {
    private final InboundLanes lanes;
    private final Happenings happenings;

    ReactionListener(InboundLanes lanes, Happenings happenings) {
        this.lanes = lanes;
        this.happenings = happenings;
    }

    @Override
    public void onMessageReactionAdd(MessageReactionAddEvent event) {
        if (isByPerson(event)) {
            var emoji = emoji(event.getEmoji());
            put(event, "+", emoji, List.of(emoji), List.of());
        }
    }

    @Override
    public void onMessageReactionRemove(MessageReactionRemoveEvent event) {
        if (isByPerson(event)) {
            var emoji = emoji(event.getEmoji());
            put(event, "-", emoji, List.of(), List.of(emoji));
        }
    }

    @Override
    public void onMessageReactionRemoveAll(MessageReactionRemoveAllEvent event) {
        var message = DiscordIds.message(event.getChannel().getId(), event.getMessageId());
        cleared(event.getChannel().getIdLong(), message, null, event.getResponseNumber());
    }

    @Override
    public void onMessageReactionRemoveEmoji(MessageReactionRemoveEmojiEvent event) {
        var message = DiscordIds.message(event.getChannel().getId(), event.getMessageId());
        cleared(
                event.getChannel().getIdLong(),
                message,
                emoji(event.getReaction().getEmoji()),
                event.getResponseNumber());
    }

    private void put(
            GenericMessageReactionEvent event, String sign, String emoji, List<String> added, List<String> removed) {
        var person = event.getUserId();
        var message = new MessageRef(DiscordIds.channel(event.getChannel(), person), event.getMessageId());
        var id = "d:r:" + sign + ":" + event.getMessageId() + ":" + person + ":" + emoji + ":"
                + happenings.name(event.getResponseNumber());
        lanes.put(
                event.getChannel().getIdLong(),
                new InboundEvent.Reacted(id, message, DiscordIds.person(person), added, removed));
    }

    private void cleared(long channel, MessageRef message, @Nullable String emoji, long number) {
        lanes.put(
                channel,
                new InboundEvent.ReactionsCleared(
                        "d:r:0:" + message.id() + ":" + happenings.name(number), message, emoji));
    }

    /** Whoever JDA does not know is taken for a person: a bot's reaction that is removed counted for nothing. */
    private static boolean isByPerson(GenericMessageReactionEvent event) {
        var user = event.getUser();
        return !event.getUserId().equals(event.getJDA().getSelfUser().getId()) && (user == null || !user.isBot());
    }

    private static String emoji(EmojiUnion emoji) {
        return switch (emoji.getType()) {
            case UNICODE -> Emojis.bare(emoji.getName());
            case CUSTOM -> emoji.getAsReactionCode();
        };
    }
}
