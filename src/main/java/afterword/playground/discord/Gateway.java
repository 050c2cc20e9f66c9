package afterword.playground.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsCloseContext;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The gateway: identifies bots, keeps their sessions, and sends them what happens. */
final class Gateway {
    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;
    /** How long a session outlives its connection. */
    private static final Duration RESUMABLE = Duration.ofMinutes(3);

    private final World world;
    private final LocalDiscordSettings settings;
    private final Consumer<Exchange> tap;
    private final Members members;
    private final Map<String, GatewayConnection> connections = new HashMap<>();
    private final Map<String, GatewaySession> sessions = new HashMap<>();
    private String url = "";
    private int made;

    Gateway(World world, LocalDiscordSettings settings, Consumer<Exchange> tap) {
        this.world = world;
        this.settings = settings;
        this.tap = tap;
        this.members = new Members(world);
        world.attach(event -> sessions.values().forEach(it -> it.dispatch(event)));
    }

    void setUrl(String url) {
        this.url = url;
    }

    /** Whether a session has a connection. Called with the world's lock held. */
    boolean isOnline() {
        return sessions.values().stream().anyMatch(it -> it.connection != null);
    }

    void connected(WsConnectContext context) {
        world.locked(() -> {
            var connection = new GatewayConnection(context, tap);
            connections.put(context.sessionId(), connection);
            var hello = Json.object().put("op", 10);
            hello.putObject("d").put("heartbeat_interval", settings.heartbeat().toMillis());
            connection.send(nulls(hello));
        });
    }

    void received(WsMessageContext context) {
        var payload = parsed(context.message());
        if (payload != null) {
            tap.accept(new Exchange.GatewayReceived(payload));
        }
        world.locked(() -> {
            var connection = connections.get(context.sessionId());
            if (connection == null) {
                return;
            }
            if (payload == null) {
                connection.close(4002, "Error while decoding payload.");
            } else {
                handle(connection, payload);
            }
        });
    }

    private static @Nullable JsonNode parsed(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    void closed(WsCloseContext context) {
        gone(context, context.status() == NORMAL || context.status() == GOING_AWAY);
    }

    /** {@code forever}: the bot said that it would not resume. */
    private void gone(WsContext context, boolean forever) {
        world.locked(() -> {
            var connection = connections.remove(context.sessionId());
            var session = connection == null ? null : connection.session;
            if (connection == null || session == null) {
                return;
            }
            connection.closed();
            if (connection.equals(session.connection)) {
                session.connection = null;
                session.disconnectedAt = world.now();
                if (forever) {
                    sessions.remove(session.id);
                }
                world.touch();
            }
        });
    }

    private void handle(GatewayConnection connection, JsonNode payload) {
        int op = payload.path("op").asInt(-1);
        var data = payload.path("d");
        switch (op) {
            case 1 -> connection.send(nulls(Json.object().put("op", 11)));
            case 2 -> identify(connection, data);
            case 6 -> resume(connection, data);
            case 3, 4, 8 -> {
                var session = connection.session;
                if (session == null) {
                    connection.close(4003, "Not authenticated.");
                } else if (op == 8) {
                    members.send(session, data);
                }
            }
            default -> connection.close(4001, "Unknown opcode.");
        }
    }

    private void identify(GatewayConnection connection, JsonNode data) {
        long intents = data.path("intents").asLong(-1);
        if (connection.session != null) {
            connection.close(4005, "Already authenticated.");
        } else if (!isOurs(data)) {
            connection.close(4004, "Authentication failed.");
        } else if (intents < 0 || (intents & ~Dispatch.KNOWN) != 0) {
            connection.close(4013, "Invalid intent(s).");
        } else if (isDisallowed(intents)) {
            connection.close(4014, "Disallowed intent(s).");
        } else {
            var session = new GatewaySession("session-" + ++made, intents, connection);
            connection.session = session;
            sessions.put(session.id, session);
            session.send("READY", ready(session, data));
            for (var guild : guilds()) {
                session.dispatch(Dispatch.of("GUILD_CREATE", Dispatch.GUILDS, GuildJson.create(world, guild)));
            }
            world.touch();
        }
    }

    private boolean isOurs(JsonNode data) {
        var token = data.path("token").asText();
        return token.equals(settings.token()) || token.equals("Bot " + settings.token());
    }

    private boolean isDisallowed(long intents) {
        boolean content = (intents & Dispatch.MESSAGE_CONTENT) != 0 && !world.contentAllowed;
        boolean people =
                (intents & (Dispatch.GUILD_MEMBERS | Dispatch.GUILD_PRESENCES)) != 0 && !settings.membersAllowed();
        return content || people;
    }

    private List<Guild> guilds() {
        return world.guilds.values().stream()
                .filter(it -> it.members.containsKey(world.bot.id))
                .toList();
    }

    private ObjectNode ready(GatewaySession session, JsonNode identify) {
        var json = Json.object().put("v", 10);
        json.set(
                "user",
                world.bot.json().put("verified", true).put("mfa_enabled", true).putNull("email"));
        var guilds = json.putArray("guilds");
        guilds().forEach(it -> guilds.addObject().put("id", Json.id(it.id)).put("unavailable", true));
        json.put("session_id", session.id).put("resume_gateway_url", url).putArray("private_channels");
        int flags = world.contentAllowed ? 1 << 19 : 0;
        json.putObject("application")
                .put("id", Json.id(world.bot.id))
                .put("flags", flags)
                .put("flags_new", Integer.toString(flags));
        if (identify.path("shard").isArray()) {
            json.set("shard", identify.path("shard"));
        }
        return json;
    }

    private void resume(GatewayConnection connection, JsonNode data) {
        var session = sessions.get(data.path("session_id").asText());
        long seen = data.path("seq").asLong();
        if (!isOurs(data)) {
            connection.close(4004, "Authentication failed.");
        } else if (session == null || isTooOld(session) || !session.remembers(seen)) {
            invalidate(connection);
        } else if (session.isAhead(seen)) {
            connection.close(4007, "Invalid seq.");
        } else {
            if (session.connection != null) {
                session.connection.drop();
            }
            connection.session = session;
            session.resume(connection, seen);
            world.touch();
        }
    }

    private boolean isTooOld(GatewaySession session) {
        var since = session.disconnectedAt;
        return since != null && Duration.between(since, world.now()).compareTo(RESUMABLE) > 0;
    }

    private static void invalidate(GatewayConnection connection) {
        connection.send(nulls(Json.object().put("op", 9).put("d", false)));
    }

    /** Forgets sessions that can no longer be resumed. */
    void expire() {
        sessions.values().removeIf(this::isTooOld);
    }

    /** Breaks every connection without a word; sessions can be resumed. */
    void dropAll() {
        live().forEach(GatewayConnection::drop);
    }

    void closeAll(int code, String reason) {
        live().forEach(it -> it.close(code, reason));
    }

    /** Asks the bots to reconnect and resume. */
    void requestReconnect() {
        live().forEach(it -> it.send(nulls(Json.object().put("op", 7))));
    }

    /** Makes an end of all sessions: what happens meanwhile is not replayed. */
    void invalidateAll() {
        var live = live();
        sessions.clear();
        live.forEach(it -> {
            it.session = null;
            invalidate(it);
        });
    }

    /** Forgets the sessions without telling: the next resumption fails. */
    void forgetAll() {
        sessions.clear();
        live().forEach(it -> it.session = null);
    }

    private List<GatewayConnection> live() {
        return List.copyOf(connections.values());
    }

    private static ObjectNode nulls(ObjectNode payload) {
        if (!payload.has("d")) {
            payload.putNull("d");
        }
        return payload.putNull("s").putNull("t");
    }
}
