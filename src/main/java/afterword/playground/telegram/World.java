package afterword.playground.telegram;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All accounts and chats. Every other class reads and changes them inside {@link #change} or {@link #read}. */
final class World {
    /** Telegram's own account, the sender of automatic forwards. */
    static final long TELEGRAM = 777000;
    /** Stands in "from" for administrators who write as their group. */
    static final long ANONYMOUS_ADMINISTRATOR = 1087968824L;
    /** Stands in "from" for people who write as their channel. */
    static final long CHANNEL_WRITER = 136817688L;

    private static final long FIRST_USER = 500_001;
    private static final long FIRST_GROUP = -4_000_001;
    private static final long FIRST_SUPERGROUP = -1_002_000_000_001L;

    final InstantSource time;
    final Account bot;
    final boolean privacyMode;
    final Map<Long, Account> accounts = new LinkedHashMap<>();
    final Map<Long, Chat> chats = new LinkedHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long nextUser = FIRST_USER;
    private long nextGroup = FIRST_GROUP;
    private long nextSupergroup = FIRST_SUPERGROUP;
    private int sharedMessageIds;

    World(InstantSource time, LocalTelegramSettings settings) {
        this.time = time;
        this.privacyMode = settings.privacyMode();
        bot = new Account(settings.botId(), settings.name(), settings.username(), true);
        addAccount(bot);
        addAccount(new Account(TELEGRAM, "Telegram", null, false));
        addAccount(new Account(ANONYMOUS_ADMINISTRATOR, "Group", "GroupAnonymousBot", true));
        addAccount(new Account(CHANNEL_WRITER, "Channel", "Channel_Bot", true));
    }

    /** Does something to the state and then tells the listeners. */
    <T> T change(Supplier<T> action) {
        try {
            return read(action);
        } finally {
            if (!lock.isHeldByCurrentThread()) {
                listeners.forEach(Runnable::run);
            }
        }
    }

    void change(Runnable action) {
        change(() -> {
            action.run();
            return true;
        });
    }

    <T> T read(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    Account newAccount(String name, @Nullable String username) {
        return addAccount(new Account(nextUser++, name, username, false));
    }

    private Account addAccount(Account account) {
        accounts.put(account.id, account);
        return account;
    }

    Account account(long id) {
        var found = accounts.get(id);
        if (found == null) {
            throw new IllegalArgumentException("No user " + id);
        }
        return found;
    }

    Chat newChat(ChatKind kind, String title, @Nullable String username) {
        var id = kind == ChatKind.GROUP ? nextGroup-- : nextSupergroup--;
        var chat = new Chat(id, kind, title, username);
        chats.put(id, chat);
        return chat;
    }

    Chat chat(long id) {
        var found = chats.get(id);
        if (found == null) {
            throw new IllegalArgumentException("No chat " + id);
        }
        return found;
    }

    /** The chat between the bot and this person, opened when it is first needed. */
    Chat privateChat(Account person) {
        return chats.computeIfAbsent(
                person.id, id -> new Chat(id, ChatKind.PRIVATE, person.firstName, person.username));
    }

    Optional<Chat> chatNamed(String username) {
        return chats.values().stream()
                .filter(it -> !it.isPrivate())
                .filter(it -> it.username != null && it.username.equalsIgnoreCase(username))
                .findFirst();
    }

    Optional<Account> accountNamed(String username) {
        var wanted = username.toLowerCase(Locale.ROOT);
        return accounts.values().stream()
                .filter(it -> it.username != null
                        && it.username.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    Message message(MessageAddress address) {
        var found = chat(address.chat()).messages.get(address.message());
        if (found == null) {
            throw new IllegalArgumentException("No message " + address);
        }
        return found;
    }

    int nextMessageId(Chat chat) {
        return chat.numbersItself() ? ++chat.lastMessageId : ++sharedMessageIds;
    }

    Member botIn(Chat chat) {
        return chat.member(bot.id);
    }

    long now() {
        return time.instant().getEpochSecond();
    }
}
