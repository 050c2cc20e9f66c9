package afterword.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The other side of {@link RoundBenchmark}, in a process of its own: thousands of feeds over HTTPS, nine of ten requests answered with 304. */
public final class RoundServer {
    static final String PASSWORD = "benchmark";

    private RoundServer() {}

    /** Arguments: a key store. Prints its port and serves until its standard input ends. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("sun.net.httpserver.maxIdleConnections", "20000");
        System.setProperty("jdk.httpserver.maxConnections", "-1");
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(Path.of(arguments[0]))));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var document = gzip(document());
        server.createContext("/", exchange -> answer(exchange, document));
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
        server.stop(0);
        System.exit(0);
    }

    private static SSLContext tls(Path store) throws GeneralSecurityException, IOException {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** Feeds are numbered, and every tenth has something new. */
    private static void answer(HttpExchange exchange, byte[] document) throws IOException {
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set("ETag", "\"e\"");
            headers.set("Last-Modified", "Mon, 02 Mar 2026 10:00:00 GMT");
            if (!exchange.getRequestURI().getPath().endsWith("0")
                    && exchange.getRequestHeaders().containsKey("If-None-Match")) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            headers.set("Content-Type", "application/rss+xml; charset=UTF-8");
            headers.set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
        }
    }

    /** About 60 KB that pack to about a seventh, as blogs do. */
    private static byte[] document() {
        var items = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            items.append("<item><title>Letter %d</title><link>https://blog.example.org/%d/</link><guid>%d</guid>"
                    .formatted(i, i, i));
            items.append("<pubDate>Mon, %02d Mar 2026 10:00:00 GMT</pubDate><description><![CDATA[".formatted(i + 1));
            for (int word = 0; word < 900; word++) {
                items.append(Integer.toString((word * 7919 + i * 104729) % 1500, 36))
                        .append(" tea ");
            }
            items.append("]]></description></item>");
        }
        return Documents.rss(items.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
