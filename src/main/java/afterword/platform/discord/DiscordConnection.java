package afterword.platform.discord;

import afterword.chat.Connection;
import afterword.chat.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to Discord. Tries until the first connection stands, after which JDA keeps it; begins again where JDA gives up
 * for a reason that passes.
 */
final class DiscordConnection extends ListenerAdapter implements Connection {
    private static final Logger log = LoggerFactory.getLogger(DiscordConnection.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LAST_CALLS = Duration.ofSeconds(3);
    private static final String WRONG_TOKEN = "Discord refuses the bot's token. Copy the token again from"
            + " https://discord.com/developers/applications (your application, Bot, Reset Token) into discord.token and start again.";
    private static final String NO_CONTENT =
            "Discord does not let this bot read messages: the Message Content Intent is"
                    + " off. Comments can be written with /comment. To mirror ordinary messages too, switch the intent on at"
                    + " https://discord.com/developers/applications (your application, Bot) and start again.";

    private final DiscordLine line;
    private final Login login;
    private final InboundLanes lanes;
    private final Happenings happenings;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean withContent = true;
    private volatile String reason = "not started yet";
    private volatile @Nullable String refusal;
    private volatile @Nullable Thread attempts;

    DiscordConnection(DiscordLine line, Login login, InboundLanes lanes, Happenings happenings) {
        this.line = line;
        this.login = login;
        this.lanes = lanes;
        this.happenings = happenings;
    }

    @Override
    public Platform platform() {
        return Platform.DISCORD;
    }

    @Override
    public void start() {
        if (started.compareAndSet(false, true)) {
            begin();
        }
    }

    @Override
    public State state() {
        var refused = refusal;
        if (refused != null) {
            return new State.Refused(refused);
        }
        var jda = line.current();
        if (jda == null || closed.get()) {
            return new State.Connecting(reason);
        }
        return jda.getStatus() == JDA.Status.CONNECTED
                ? new State.Connected(jda.getSelfUser().getName())
                : new State.Connecting("Discord's gateway: "
                        + jda.getStatus().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    @Override
    public void onReady(ReadyEvent event) {
        log.info("Connected to Discord as {}", event.getJDA().getSelfUser().getName());
        lanes.reconnected();
    }

    @Override
    public void onSessionRecreate(SessionRecreateEvent event) {
        log.info("Connected to Discord anew: what happened meanwhile is read back");
        lanes.reconnected();
    }

    @Override
    public void onShutdown(ShutdownEvent event) {
        if (closed.get() || !event.getJDA().equals(line.current())) {
            return;
        }
        var code = event.getCloseCode();
        line.set(null);
        if (code == CloseCode.DISALLOWED_INTENTS && withContent) {
            withContent = false;
            line.limit(NO_CONTENT);
            log.warn(NO_CONTENT);
            begin();
        } else if (code == CloseCode.AUTHENTICATION_FAILED) {
            refuse(WRONG_TOKEN);
        } else if (code != null && !code.isReconnect()) {
            refuse("Discord closed the connection for good: " + code.getMeaning() + " (" + code.getCode() + ").");
        } else {
            reason = "Discord closed the connection (" + event.getCode() + ")";
            log.warn("{}; connecting again", reason);
            begin();
        }
    }

    private void begin() {
        attempts = Thread.ofVirtual().name("discord-connect").start(this::untilConnected);
    }

    private void untilConnected() {
        var pause = FIRST_PAUSE;
        while (!closed.get()) {
            try {
                connect();
                return;
            } catch (InvalidTokenException e) {
                refuse(WRONG_TOKEN);
                return;
            } catch (RuntimeException e) {
                reason = "Discord cannot be reached: " + e.getMessage();
                log.warn("{}; trying again in {} s", reason, pause.toSeconds());
                log.debug("Connecting to Discord failed", e);
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private void connect() {
        happenings.begin();
        var jda = login.begin(withContent, List.of(this));
        lock.lock();
        try {
            if (!closed.get()) {
                line.set(jda);
                return;
            }
        } finally {
            lock.unlock();
        }
        jda.shutdownNow();
    }

    private void refuse(String sentence) {
        refusal = sentence;
        log.error(sentence);
    }

    @Override
    public void close() {
        JDA last;
        lock.lock();
        try {
            if (!closed.compareAndSet(false, true)) {
                return;
            }
            reason = "closed";
            last = line.current();
        } finally {
            lock.unlock();
        }
        var attempt = attempts;
        if (attempt != null) {
            attempt.interrupt();
        }
        lanes.close();
        if (last != null) {
            shutDown(last);
        }
        login.close();
    }

    private static void shutDown(JDA jda) {
        if (jda.getStatus() != JDA.Status.CONNECTED) {
            // A line that is being built up waits for its next attempt, and has no calls to end.
            jda.shutdownNow();
            return;
        }
        jda.shutdown();
        try {
            if (!jda.awaitShutdown(LAST_CALLS.toSeconds(), TimeUnit.SECONDS)) {
                jda.shutdownNow();
            }
        } catch (InterruptedException e) {
            jda.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
