package afterword.platform.telegram;

import afterword.chat.InboundEvent;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberBanned;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberLeft;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberRestricted;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;

/** What a change of the bot's own membership tells. */
final class MembershipTranslator {
    private static final String PRIVATE = "private";

    private MembershipTranslator() {}

    static List<InboundEvent> changed(ChatMemberUpdated update, EventId id) {
        var was = present(update.getOldChatMember());
        var is = present(update.getNewChatMember());
        if (PRIVATE.equals(update.getChat().getType())) {
            return inPrivate(update, id, was, is);
        }
        var chat = update.getChat();
        var channel = Refs.chat(chat.getId());
        var space = new SpaceRef(Platform.TELEGRAM, channel.id());
        var access = new InboundEvent.AccessChanged(id.of("access"), channel);
        if (!was && is) {
            var by = update.getFrom() == null
                    ? null
                    : Refs.person(update.getFrom().getId());
            return List.of(new InboundEvent.SpaceJoined(id.of("joined"), space, Refs.name(chat), by), access);
        }
        if (was && !is) {
            return List.of(
                    new InboundEvent.ChannelLost(id.of("lost"), channel, "the bot was removed from " + Refs.name(chat)),
                    new InboundEvent.SpaceLeft(id.of("left"), space));
        }
        return is ? List.of(access) : List.of();
    }

    private static List<InboundEvent> inPrivate(ChatMemberUpdated update, EventId id, boolean was, boolean is) {
        var person = Refs.person(update.getChat().getId());
        if (was && !is) {
            return List.of(new InboundEvent.PersonLeft(id.words(), person));
        }
        return is && !was ? List.of(new InboundEvent.PersonReturned(id.words(), person)) : List.of();
    }

    /** A kind of member that the library does not know, which it gives as null, is taken to be there. */
    private static boolean present(@Nullable ChatMember member) {
        return switch (member) {
            case ChatMemberLeft _, ChatMemberBanned _ -> false;
            case ChatMemberRestricted restricted -> !Boolean.FALSE.equals(restricted.getIsMember());
            case null, default -> true;
        };
    }
}
