package afterword.platform.telegram;

import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.Directory;
import afterword.chat.Extra;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.telegram.telegrambots.meta.api.objects.chat.ChatFullInfo;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberAdministrator;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberOwner;

/** Telegram's chats and who may do what there. */
final class TelegramDirectory implements Directory {
    private static final Pattern ID = Pattern.compile("-?\\d{1,19}");
    private static final Pattern NAME = Pattern.compile("@[A-Za-z]\\w{3,31}");
    private static final String LINK = "(?:https?://)?(?:www\\.)?(?:t(?:elegram)?\\.me)/";
    private static final Pattern PRIVATE_LINK =
            Pattern.compile(LINK + "c/(\\d{1,16})(?:/.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PUBLIC_LINK =
            Pattern.compile(LINK + "(?:s/)?([A-Za-z]\\w{3,31})(?:[/?].*)?", Pattern.CASE_INSENSITIVE);
    /** What the renderer puts into names so that they notify nobody, and what copying may bring along. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\u2060\\u200B-\\u200F]");

    private final ChatFacts facts;
    private final Supplier<Bot> bot;

    TelegramDirectory(ChatFacts facts, Supplier<Bot> bot) {
        this.facts = facts;
        this.bot = bot;
    }

    @Override
    public Platform platform() {
        return Platform.TELEGRAM;
    }

    @Override
    public Optional<ChannelInfo> channel(ChannelRef channel) {
        return facts.chat(channel.id())
                .map(chat -> info(chat, new ChannelRef(Platform.TELEGRAM, id(chat), channel.topic())));
    }

    @Override
    public Optional<ChannelInfo> find(String words) {
        return address(INVISIBLE.matcher(words).replaceAll("").strip())
                .flatMap(facts::chat)
                .map(chat -> info(chat, new ChannelRef(Platform.TELEGRAM, id(chat))));
    }

    @Override
    public boolean mayManage(PersonRef person, ChannelRef channel) {
        // An anonymous administrator speaks as the chat itself; a private chat has its person's id.
        if (person.id().equals(channel.id())) {
            return true;
        }
        return channel.person().isEmpty()
                && facts.administrators(channel.id()).stream().anyMatch(member -> mayManage(member, person));
    }

    @Override
    public List<String> missingRights(ChannelRef channel) {
        var chat = facts.chat(channel.id());
        if (chat.isEmpty()) {
            return List.of("membership: the bot has to be added there first");
        }
        return switch (kind(chat.get(), channel)) {
            case TELEGRAM_CHANNEL -> missingInChannel(chat.get());
            case TELEGRAM_GROUP, TELEGRAM_TOPIC -> missingInGroup(id(chat.get()), "the group");
            default -> List.of();
        };
    }

    @Override
    public List<String> missingRights(ChannelRef channel, Set<Extra> extras) {
        var missing = new ArrayList<>(missingRights(channel));
        if (extras.contains(Extra.PIN)
                && facts.ownMembership(channel.id(), bot.get()).orElse(null) instanceof ChatMemberAdministrator rights
                && !Boolean.TRUE.equals(rights.getCanPinMessages())
                && !Boolean.TRUE.equals(rights.getCanEditMessages())) {
            missing.add("Pin Messages (to pin posts)");
        }
        return missing;
    }

    private static boolean mayManage(ChatMember member, PersonRef person) {
        return switch (member) {
            case ChatMemberOwner owner ->
                person.equals(Refs.person(owner.getUser().getId()));
            case ChatMemberAdministrator administrator ->
                person.equals(Refs.person(administrator.getUser().getId()))
                        && Boolean.TRUE.equals(administrator.getCanChangeInfo());
            default -> false;
        };
    }

    private List<String> missingInChannel(ChatFullInfo chat) {
        var missing = new ArrayList<String>();
        var own = facts.ownMembership(id(chat), bot.get());
        if (own.isEmpty() || !(own.get() instanceof ChatMemberAdministrator rights)) {
            missing.add("administrator of the channel, with Post Messages (to post articles) and Edit Messages"
                    + " (to keep posts up to date)");
        } else {
            if (!Boolean.TRUE.equals(rights.getCanPostMessages())) {
                missing.add("Post Messages (to post articles)");
            }
            if (!Boolean.TRUE.equals(rights.getCanEditMessages())) {
                missing.add("Edit Messages (to keep posts up to date)");
            }
        }
        var group = chat.getLinkedChatId();
        if (group != null) {
            missing.addAll(missingInGroup(group.toString(), "the linked discussion group"));
        }
        return missing;
    }

    private List<String> missingInGroup(String chat, String name) {
        var own = facts.ownMembership(chat, bot.get());
        if (own.isPresent() && own.get() instanceof ChatMemberOwner) {
            return List.of();
        }
        if (own.isEmpty() || !(own.get() instanceof ChatMemberAdministrator rights)) {
            return List.of("administrator of " + name + " (otherwise I hear only answers to myself), with"
                    + " Delete Messages (to remove copies of deleted comments)");
        }
        return Boolean.TRUE.equals(rights.getCanDeleteMessages())
                ? List.of()
                : List.of("Delete Messages in " + name + " (to remove copies of deleted comments)");
    }

    private static Optional<String> address(String words) {
        if (ID.matcher(words).matches() || NAME.matcher(words).matches()) {
            return Optional.of(words);
        }
        var privateLink = PRIVATE_LINK.matcher(words);
        if (privateLink.matches()) {
            return Optional.of("-100" + privateLink.group(1));
        }
        var publicLink = PUBLIC_LINK.matcher(words);
        return publicLink.matches() ? Optional.of("@" + publicLink.group(1)) : Optional.empty();
    }

    private static ChannelInfo info(ChatFullInfo chat, ChannelRef channel) {
        var kind = kind(chat, channel);
        var linked = chat.getLinkedChatId();
        return new ChannelInfo(
                channel,
                new SpaceRef(Platform.TELEGRAM, channel.id()),
                kind == ChannelKind.TELEGRAM_TOPIC ? Refs.name(chat) + ", topic " + channel.topic() : Refs.name(chat),
                kind,
                kind == ChannelKind.TELEGRAM_CHANNEL && linked != null ? Refs.chat(linked) : null);
    }

    private static ChannelKind kind(ChatFullInfo chat, ChannelRef channel) {
        return switch (chat.getType()) {
            case "channel" -> ChannelKind.TELEGRAM_CHANNEL;
            case "group", "supergroup" ->
                channel.topic() == null ? ChannelKind.TELEGRAM_GROUP : ChannelKind.TELEGRAM_TOPIC;
            case "private" -> ChannelKind.DIRECT;
            default -> ChannelKind.OTHER;
        };
    }

    private static String id(ChatFullInfo chat) {
        return chat.getId().toString();
    }
}
