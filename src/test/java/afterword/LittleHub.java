package afterword;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A WebSub hub on loopback: takes requests, verifies them by calling back, and pushes when it is told to. */
final class LittleHub implements AutoCloseable {
    private static final String CHALLENGE = "challenge <b>4711</b>";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> confirmed = new CopyOnWriteArrayList<>();
    private volatile int status = 202;

    LittleHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hub");
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What it answers to requests from now on; anything but 2xx is not verified. */
    void answer(int code) {
        status = code;
    }

    /** The forms that came in. */
    List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    /** Those among them that the callback confirmed. */
    List<Map<String, String>> confirmed() {
        return List.copyOf(confirmed);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = new HashMap<String, String>();
            for (var pair :
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&", -1)) {
                var parts = pair.split("=", 2);
                form.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            asked.add(Map.copyOf(form));
            exchange.sendResponseHeaders(status, -1);
            if (status / 100 == 2) {
                threads.execute(() -> verify(form));
            }
        }
    }

    private void verify(Map<String, String> form) {
        var answer = call(form, form.getOrDefault("hub.topic", ""));
        if (answer.statusCode() == 200 && answer.body().equals(CHALLENGE)) {
            confirmed.add(Map.copyOf(form));
        }
    }

    /** Asks the callback of {@code form} to confirm a topic. */
    HttpResponse<String> call(Map<String, String> form, String topic) {
        var query = "?hub.mode=" + form.get("hub.mode") + "&hub.topic=" + encoded(topic) + "&hub.challenge="
                + encoded(CHALLENGE) + "&hub.lease_seconds=86400";
        return send(HttpRequest.newBuilder(URI.create(form.get("hub.callback") + query))
                .GET()
                .build());
    }

    /** Pushes to the callback of {@code form}, signed with {@code secret}; returns the status. */
    int push(Map<String, String> form, String secret) {
        var body = "<rss/>".getBytes(StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(URI.create(form.get("hub.callback")))
                        .header("X-Hub-Signature", "sha256=" + hmac(secret, body))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build())
                .statusCode();
    }

    private static String hmac(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("Calling " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
