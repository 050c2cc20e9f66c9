package afterword.playground.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;

/**
 * Holds every request of a bot and every answer and update of a {@link LocalTelegram} against the published description
 * of the Bot API, {@code telegram-bot-api.json} in the directory that {@code -Dspecs.dir} names.
 */
public final class TelegramSpec {
    private static final String FILE = "telegram-bot-api.json";

    private final ObjectMapper mapper = new ObjectMapper();
    private final TelegramTypes types;
    private final List<String> violations = new CopyOnWriteArrayList<>();

    private TelegramSpec(TelegramTypes types) {
        this.types = types;
    }

    /** Watches this server from now on. Skips the calling test, saying so, where the description is not at hand. */
    public static TelegramSpec attach(LocalTelegram telegram) {
        var attached = attachIfAvailable(telegram);
        Assumptions.assumeTrue(
                attached.isPresent(),
                "Skipped: -Dspecs.dir names no directory with " + FILE + ", nothing to check against");
        return attached.orElseThrow();
    }

    /** As {@link #attach}, but empty where the description is not at hand. */
    public static Optional<TelegramSpec> attachIfAvailable(LocalTelegram telegram) {
        var loaded = load();
        loaded.ifPresent(it -> telegram.onExchange(it::check));
        return loaded;
    }

    static Optional<TelegramSpec> load() {
        var directory = System.getProperty("specs.dir", "");
        var file = Path.of(directory, FILE);
        if (directory.isBlank() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TelegramSpec(new TelegramTypes(new ObjectMapper().readTree(file.toFile()))));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        }
    }

    /** One sentence for everything that the description does not allow, so far. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** The emoji that the description allows as reactions. */
    List<String> reactionEmoji() {
        return types.reactionEmoji();
    }

    void check(Exchange exchange) {
        var method = types.method(exchange.method());
        if (method.isEmpty()) {
            violations.add(exchange.method() + ": no such method");
            return;
        }
        violations.addAll(types.checkRequest(method.get(), exchange.request(), exchange.form()));
        if (exchange.response().startsWith("{")) {
            checkResponse(exchange, method.get());
        }
    }

    private void checkResponse(Exchange exchange, JsonNode method) {
        var found = new ArrayList<String>();
        var body = parse(exchange.response());
        if (body.path("ok").asBoolean()) {
            found.addAll(types.checkResult(method, body.path("result")));
        } else {
            if (!body.path("ok").isBoolean()
                    || body.path("error_code").asInt() != exchange.status()
                    || !body.path("description").isTextual()) {
                found.add(exchange.method() + ": malformed refusal " + body);
            }
            if (body.has("parameters")) {
                found.addAll(types.check("ResponseParameters", body.path("parameters"), exchange.method()));
            }
        }
        violations.addAll(found);
    }

    private JsonNode parse(String json) {
        try {
            return mapper.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("An answer that is no JSON: " + json, e);
        }
    }
}
