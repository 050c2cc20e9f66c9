package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.websocket.WsContext;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One websocket: what is sent goes out in order from a thread of its own, compressed where the bot asked for it. */
final class GatewayConnection {
    private static final Logger log = LoggerFactory.getLogger(GatewayConnection.class);

    private final Session socket;
    private final @Nullable Deflater deflater;
    private final Consumer<Exchange> tap;
    private final LinkedBlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private volatile boolean open = true;

    @Nullable
    GatewaySession session;

    private interface Step {
        void run() throws InterruptedException;
    }

    GatewayConnection(WsContext context, Consumer<Exchange> tap) {
        this.socket = context.session;
        this.tap = tap;
        this.deflater = "zlib-stream".equals(context.queryParam("compress")) ? new Deflater() : null;
        var _ = Thread.ofVirtual().name("gateway-sender").start(this::run);
    }

    private void run() {
        try {
            while (open) {
                steps.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CompletionException e) {
            log.debug("The bot's connection is gone", e);
        } finally {
            if (deflater != null) {
                deflater.end();
            }
        }
    }

    void send(JsonNode payload) {
        steps.add(() -> {
            var sent = new Callback.Completable();
            var text = Json.write(payload);
            tap.accept(new Exchange.GatewaySent(payload));
            if (deflater == null) {
                socket.sendText(text, sent);
            } else {
                socket.sendBinary(ByteBuffer.wrap(compressed(deflater, text)), sent);
            }
            var _ = sent.join();
        });
    }

    /** The stream goes on over all messages; each ends at a flush. */
    private static byte[] compressed(Deflater deflater, String text) {
        deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        int length;
        do {
            length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            out.write(buffer, 0, length);
        } while (length == buffer.length);
        return out.toByteArray();
    }

    void close(int code, String reason) {
        steps.add(() -> {
            open = false;
            socket.close(code, reason, Callback.NOOP);
        });
    }

    /** Breaks the connection without a word. */
    void drop() {
        open = false;
        steps.add(() -> {});
        socket.disconnect();
    }

    void closed() {
        open = false;
        steps.add(() -> {});
    }
}
