package afterword.feed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A web server on loopback that does byte for byte what a test tells it to, however wrong. */
public final class FixtureServer implements AutoCloseable {
    /** What came in; header names in lower case. */
    public record Received(String path, Map<String, String> headers) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** Answers one request. */
    public interface Script {
        Reply reply(Received request) throws IOException;
    }

    /** What is written to the wire after the status line. */
    public record Reply(int status, Map<String, String> headers, String body, Manner manner) {
        public static Reply of(int status) {
            return new Reply(status, Map.of(), "", Manner.PLAIN);
        }

        public static Reply ok(String body) {
            return new Reply(200, Map.of("Content-Type", "application/rss+xml"), body, Manner.PLAIN);
        }

        public static Reply redirect(int status, String to) {
            return of(status).with("Location", to);
        }

        public Reply with(String name, String value) {
            var more = new TreeMap<>(headers);
            more.put(name, value);
            return new Reply(status, more, body, manner);
        }

        public Reply in(Manner other) {
            return new Reply(status, headers, body, other);
        }
    }

    public enum Manner {
        PLAIN,
        GZIP,
        /** One byte, and then no more. */
        STALL,
        /** The connection breaks in the middle of the body. */
        RESET,
        /** The connection breaks before the answer. */
        HANG_UP,
        GZIP_BOMB,
        /** Sixteen MiB of gzip that unpack to nothing. */
        GZIP_OF_NOTHING,
        ENDLESS
    }

    private static final int MIB = 1 << 20;
    private static final byte[] GZIP_HEAD = HexFormat.of().parseHex("1f8b08000000000000ff");
    /** Blocks of deflate that carry no byte (RFC 1951, 3.2.4), none of them the last. */
    private static final byte[] EMPTY_BLOCKS = HexFormat.of().parseHex("000000ffff".repeat(1 << 16));

    private final ServerSocket socket;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private volatile Script script = _ -> Reply.of(404);

    public FixtureServer() throws IOException {
        this(InetAddress.getLoopbackAddress());
    }

    FixtureServer(InetAddress address) throws IOException {
        socket = new ServerSocket(0, 50, address);
        workers.execute(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public void answer(Script answers) {
        script = answers;
    }

    public List<Received> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                workers.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            for (var request = read(in); request != null; request = read(in)) {
                requests.add(request);
                if (!write(script.reply(request), connection)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client went away, as it may.
            return;
        }
    }

    private static @Nullable Received read(InputStream in) throws IOException {
        var first = line(in);
        // Nothing more comes, or it is no HTTP.
        if (!first.contains(" HTTP/1.")) {
            return null;
        }
        var headers = new TreeMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        return new Received(first.split(" ", -1)[1], headers);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether the connection may be used again. */
    private static boolean write(Reply reply, Socket connection) throws IOException {
        if (reply.manner == Manner.HANG_UP) {
            connection.setSoLinger(true, 0);
            return false;
        }
        boolean gzip = reply.manner.name().startsWith("GZIP");
        var plain = reply.body.getBytes(StandardCharsets.UTF_8);
        var body = reply.manner == Manner.GZIP ? gzip(plain) : plain;
        boolean endless = switch (reply.manner) {
            case GZIP_BOMB, GZIP_OF_NOTHING, ENDLESS -> true;
            case PLAIN, GZIP, STALL, RESET, HANG_UP -> false;
        };
        var head = new StringBuilder("HTTP/1.1 " + reply.status + " X\r\n");
        reply.headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append(gzip ? "Content-Encoding: gzip\r\n" : "");
        head.append(endless || reply.status == 304 ? "" : "Content-Length: " + body.length + "\r\n");
        head.append(endless ? "Connection: close\r\n\r\n" : "\r\n");
        var out = connection.getOutputStream();
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        writeBody(reply.manner, body, out, connection);
        out.flush();
        return !endless && reply.manner != Manner.RESET;
    }

    private static void writeBody(Manner manner, byte[] body, OutputStream out, Socket connection) throws IOException {
        switch (manner) {
            case PLAIN, GZIP -> out.write(body);
            case STALL -> {
                out.write(body, 0, 1);
                out.flush();
                // Returns when the client has had enough.
                var _ = connection.getInputStream().read();
            }
            case RESET -> {
                out.write(body, 0, body.length / 2);
                out.flush();
                connection.setSoLinger(true, 0);
            }
            case ENDLESS -> spill(out);
            case GZIP_BOMB -> {
                try (var packed = new GZIPOutputStream(out, 1 << 16)) {
                    spill(packed);
                }
            }
            case GZIP_OF_NOTHING -> {
                out.write(GZIP_HEAD);
                for (int sent = 0; sent < 16 * MIB; sent += EMPTY_BLOCKS.length) {
                    out.write(EMPTY_BLOCKS);
                }
            }
            case HANG_UP -> {}
        }
    }

    private static void spill(OutputStream out) throws IOException {
        var zeros = new byte[MIB];
        for (int i = 0; i < 1024; i++) {
            out.write(zeros);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        workers.shutdownNow();
    }
}
