package afterword.playground.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Everything there is in this Discord. Whoever reads or changes it holds the lock, by way of {@link #locked}: state and the
 * order of events then agree.
 */
final class World {
    final InstantSource time;
    final Snowflakes ids;
    final User bot;
    final Map<Long, User> users = new LinkedHashMap<>();
    final Map<Long, Guild> guilds = new LinkedHashMap<>();
    final Map<Long, Channel> channels = new TreeMap<>();
    final Map<Long, Webhook> webhooks = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Consumer<Dispatch>> gateways = new ArrayList<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private boolean dirty;
    /** Whether the application may read what it is not addressed by: the switch of the developer portal. */
    boolean contentAllowed;

    World(InstantSource time, String botName, boolean contentAllowed) {
        this.time = time;
        this.ids = new Snowflakes(time);
        this.contentAllowed = contentAllowed;
        bot = new User(ids.next(), botName, null, true);
        users.put(bot.id, bot);
    }

    /** Runs with the lock held and tells the watchers afterwards if anything was published or touched. */
    <T> T locked(Supplier<T> work) {
        T result;
        boolean tell;
        lock.lock();
        try {
            result = work.get();
        } finally {
            tell = dirty && lock.getHoldCount() == 1;
            if (tell) {
                dirty = false;
                changed.signalAll();
            }
            lock.unlock();
            if (tell) {
                watchers.forEach(Runnable::run);
            }
        }
        return result;
    }

    void locked(Runnable work) {
        var _ = locked(() -> {
            work.run();
            return true;
        });
    }

    /** Waits, with the lock held, until something is so, at most so long. */
    void awaitUntil(BooleanSupplier condition, Duration limit) {
        long left = limit.toNanos();
        try {
            while (!condition.getAsBoolean() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void onChange(Runnable watcher) {
        watchers.add(watcher);
    }

    void attach(Consumer<Dispatch> gateway) {
        gateways.add(gateway);
    }

    /** Something visible changed that is no event for the bot. */
    void touch() {
        dirty = true;
    }

    void publish(Dispatch event) {
        dirty = true;
        gateways.forEach(it -> it.accept(event));
    }

    /** Publishes what concerns a channel, if the bot can see that channel. */
    void publishIn(Channel channel, Dispatch event) {
        dirty = true;
        if (botSees(channel)) {
            publish(event);
        }
    }

    /** Publishes what concerns a guild, if the bot is in it. */
    void publishIn(Guild guild, Dispatch event) {
        dirty = true;
        if (guild.members.containsKey(bot.id)) {
            publish(event);
        }
    }

    Instant now() {
        return time.instant();
    }

    Guild guild(long id) {
        var guild = guilds.get(id);
        if (guild == null) {
            throw DiscordError.unknown(10004, "Guild");
        }
        return guild;
    }

    User user(long id) {
        var user = users.get(id);
        if (user == null) {
            throw DiscordError.unknown(10013, "User");
        }
        return user;
    }

    Channel channel(long id) {
        var channel = channels.get(id);
        if (channel == null) {
            throw DiscordError.unknownChannel();
        }
        return channel;
    }

    Message message(Channel channel, long id) {
        var message = channel.messages.get(id);
        if (message == null) {
            throw DiscordError.unknownMessage();
        }
        return message;
    }

    /** The channels of a guild that are no threads, in their order. */
    List<Channel> channelsOf(Guild guild) {
        return channels.values().stream()
                .filter(it -> it.guildId == guild.id && it.thread == null)
                .sorted(Comparator.comparingInt((Channel it) -> it.position).thenComparingLong(it -> it.id))
                .toList();
    }

    List<Channel> threadsOf(Guild guild) {
        return channels.values().stream()
                .filter(it -> it.guildId == guild.id && it.thread != null)
                .toList();
    }

    List<Channel> threadsUnder(Channel parent) {
        return channels.values().stream()
                .filter(it -> it.thread != null && it.parentId == parent.id)
                .toList();
    }

    /** The private conversation with the bot, made on first use. */
    Channel directChannel(User user) {
        return channels.values().stream()
                .filter(it -> it.recipient != null && it.recipient.id == user.id)
                .findFirst()
                .orElseGet(() -> {
                    var made = Channel.direct(ids.next(), user);
                    channels.put(made.id, made);
                    return made;
                });
    }

    /** What a user may do in a channel; a thread has its channel's overwrites. */
    long permissions(long userId, Channel channel) {
        if (channel.isDirect()) {
            var recipient = channel.recipient;
            boolean inside = userId == bot.id || (recipient != null && recipient.id == userId);
            return inside ? Permission.BOT : 0;
        }
        var guild = guild(channel.guildId);
        var member = guild.members.get(userId);
        long mask = guild.permissionsOf(userId);
        if (member == null || mask == Permission.ALL) {
            return mask;
        }
        var place = channel.thread == null ? channel : channels.getOrDefault(channel.parentId, channel);
        mask = apply(mask, List.of(guild.id), place);
        mask = apply(mask, member.roles, place);
        mask = apply(mask, List.of(userId), place);
        return Permission.VIEW_CHANNEL.in(mask) ? mask : 0;
    }

    private static long apply(long mask, Collection<Long> subjects, Channel place) {
        long allow = 0;
        long deny = 0;
        for (var subject : subjects) {
            var overwrite = place.overwrites.get(subject);
            if (overwrite != null) {
                allow |= overwrite.allow();
                deny |= overwrite.deny();
            }
        }
        return (mask & ~deny) | allow;
    }

    /** Refuses who cannot see the channel or lacks a right in it. */
    void require(long userId, Channel channel, Permission... rights) {
        long mask = permissions(userId, channel);
        if (!Permission.VIEW_CHANNEL.in(mask)) {
            throw DiscordError.missingAccess();
        }
        for (var right : rights) {
            if (!right.in(mask)) {
                throw DiscordError.missingPermissions();
            }
        }
    }

    boolean may(long userId, Channel channel, Permission right) {
        return right.in(permissions(userId, channel));
    }

    boolean botSees(Channel channel) {
        return may(bot.id, channel, Permission.VIEW_CHANNEL);
    }
}
