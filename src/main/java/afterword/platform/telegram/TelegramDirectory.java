package afterword.platform.telegram;

import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.Directory;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChat;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.objects.chat.ChatFullInfo;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberAdministrator;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** Chats and members, asked once and kept until Telegram tells of a change or some minutes have passed. */
final class TelegramDirectory implements Directory {
    private static final Logger log = LoggerFactory.getLogger(TelegramDirectory.class);
    private static final Pattern LINK = Pattern.compile("(?:https?://)?t\\.me/([A-Za-z0-9_]{4,32})/?");
    private static final Pattern NAME = Pattern.compile("@[A-Za-z0-9_]{4,32}");
    private static final Pattern ID = Pattern.compile("-?\\d{1,18}");

    private final TelegramClient client;
    private final AtomicReference<Long> self;
    private final Cache<String, ChatFullInfo> chats = Caffeine.newBuilder()
            .maximumSize(5_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
    private final Cache<MemberOf, ChatMember> members = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(2))
            .build();

    private record MemberOf(String chat, long person) {}

    /** @param self the bot's own id, set once it is known */
    TelegramDirectory(TelegramClient client, AtomicReference<Long> self) {
        this.client = client;
        this.self = self;
    }

    @Override
    public Platform platform() {
        return Platform.TELEGRAM;
    }

    /** Something about the chat or its members changed. */
    void forget(long chat) {
        var id = Long.toString(chat);
        chats.asMap()
                .entrySet()
                .removeIf(entry -> entry.getKey().equals(id) || entry.getKey().startsWith("@"));
        members.asMap().keySet().removeIf(member -> member.chat().equals(id));
    }

    @Override
    public Optional<ChannelInfo> channel(ChannelRef channel) {
        return chat(channel.id()).map(chat -> info(chat, channel.topic() == null ? "" : channel.topic()));
    }

    @Override
    public Optional<ChannelInfo> find(String words) {
        var link = LINK.matcher(words.strip());
        var name = link.matches() ? "@" + link.group(1) : words.strip();
        return NAME.matcher(name).matches() || ID.matcher(name).matches()
                ? chat(name).map(chat -> info(chat, ""))
                : Optional.empty();
    }

    private static ChannelInfo info(ChatFullInfo chat, String topic) {
        var id = Long.toString(chat.getId());
        var kind = switch (chat.getType()) {
            case "channel" -> ChannelKind.TELEGRAM_CHANNEL;
            case "private" -> ChannelKind.DIRECT;
            default -> topic.isEmpty() ? ChannelKind.TELEGRAM_GROUP : ChannelKind.TELEGRAM_TOPIC;
        };
        var title = chat.getTitle() == null ? "this chat" : chat.getTitle();
        var linked = chat.getLinkedChatId();
        return new ChannelInfo(
                new ChannelRef(Platform.TELEGRAM, id, topic.isEmpty() ? null : topic),
                new SpaceRef(Platform.TELEGRAM, id),
                topic.isEmpty() ? title : title + " (topic " + topic + ")",
                kind,
                linked == null || kind != ChannelKind.TELEGRAM_CHANNEL ? null : TelegramCalls.chat(linked));
    }

    @Override
    public boolean mayManage(PersonRef person, ChannelRef channel) {
        if (person.id().equals(channel.id())) {
            // An anonymous administrator speaks as the group itself.
            return true;
        }
        if (person.id().startsWith("-")) {
            return false;
        }
        return member(channel.id(), Long.parseLong(person.id()))
                .map(member -> switch (member.getStatus()) {
                    case "creator" -> true;
                    case "administrator" ->
                        member instanceof ChatMemberAdministrator admin
                                && Boolean.TRUE.equals(admin.getCanChangeInfo());
                    default -> false;
                })
                .orElse(false);
    }

    @Override
    public List<String> missingRights(ChannelRef channel) {
        var bot = self.get();
        var chat = chat(channel.id());
        if (bot == null || chat.isEmpty()) {
            return List.of("Telegram does not show me this chat");
        }
        var missing = new ArrayList<String>();
        var administrator = administrator(channel.id(), bot);
        if (chat.get().getType().equals("channel")) {
            if (administrator.isEmpty()) {
                missing.add("being an administrator of the channel, to post there");
            } else {
                require(administrator.get().getCanPostMessages(), "Post Messages, to post articles", missing);
                require(
                        administrator.get().getCanEditMessages(),
                        "Edit Messages, to keep posts and polls up to date",
                        missing);
            }
            var group = chat.get().getLinkedChatId();
            if (group != null && administrator(Long.toString(group), bot).isEmpty()) {
                missing.add("being an administrator of the linked discussion group, to see the comments there");
            }
        } else if (administrator.isEmpty()) {
            missing.add(
                    "being an administrator of this group: otherwise I hear only answers to myself, and no reactions");
        } else {
            require(
                    administrator.get().getCanDeleteMessages(),
                    "Delete Messages, to take deleted comments back",
                    missing);
        }
        return missing;
    }

    private static void require(@Nullable Boolean right, String words, List<String> missing) {
        if (!Boolean.TRUE.equals(right)) {
            missing.add(words);
        }
    }

    private Optional<ChatMemberAdministrator> administrator(String chat, long person) {
        return member(chat, person)
                .filter(ChatMemberAdministrator.class::isInstance)
                .map(ChatMemberAdministrator.class::cast);
    }

    private Optional<ChatFullInfo> chat(String id) {
        return Optional.ofNullable(chats.get(id, this::askChat));
    }

    private @Nullable ChatFullInfo askChat(String id) {
        try {
            return client.execute(new GetChat(id));
        } catch (TelegramApiException e) {
            log.debug("getChat {} failed", id, e);
            return null;
        }
    }

    private Optional<ChatMember> member(String chat, long person) {
        return Optional.ofNullable(members.get(new MemberOf(chat, person), this::askMember));
    }

    private @Nullable ChatMember askMember(MemberOf member) {
        try {
            return client.execute(new GetChatMember(member.chat(), member.person()));
        } catch (TelegramApiException e) {
            log.debug("getChatMember of {} failed", member.chat(), e);
            return null;
        }
    }
}
