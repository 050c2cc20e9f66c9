package afterword.feed;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** Our side of {@link RoundBenchmark}, in a process of its own: asks every feed once a round, as the poll loop does, with the address guard on. */
public final class RoundClient {
    private static final Validators KNOWN = new Validators("\"e\"", "Mon, 02 Mar 2026 10:00:00 GMT");

    private final HttpFetcher fetcher;
    private final HostTurns turns = new HostTurns();
    private final FeedParser parser = new FeedParser();
    private final boolean parsing;
    private final int port;

    private RoundClient(HttpFetcher fetcher, int port, boolean parsing) {
        this.fetcher = fetcher;
        this.port = port;
        this.parsing = parsing;
    }

    /** Arguments: key store, port, feeds, hosts, rounds, and "parse" to read the documents too. Prints a line for each round. */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[1]);
        var loopback = InetAddress.getLoopbackAddress();
        var settings = new FetchSettings("Afterword", false, Set.of(port), Duration.ofSeconds(60));
        // All names lead to this machine, the one inside address that is allowed here.
        var guarded = GuardedClient.of(
                trusting(Path.of(arguments[0])),
                settings,
                _ -> List.of(loopback),
                it -> !it.equals(loopback) && AddressGuard.isInside(it));
        var client = new RoundClient(
                new HttpFetcher(settings, InstantSource.system(), new ServerLocks(), guarded),
                port,
                arguments[5].equals("parse"));
        for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
            client.round(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        }
        client.turns.close();
        System.exit(0);
    }

    private static OkHttpClient trusting(Path store) throws GeneralSecurityException, IOException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, RoundServer.PASSWORD.toCharArray());
        }
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("server", keys.getCertificate("server"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return new OkHttpClient.Builder()
                .sslSocketFactory(context.getSocketFactory(), (X509TrustManager) managers.getTrustManagers()[0])
                .build();
    }

    private void round(int feeds, int hosts) throws InterruptedException, IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        var left = new CountDownLatch(feeds);
        var whole = new AtomicInteger();
        var failed = new AtomicInteger();
        for (int i = 0; i < feeds; i++) {
            int number = i;
            var host = "h" + number % hosts + ".feeds.test";
            turns.await(host, () -> {
                try {
                    ask(URI.create("https://" + host + ":" + port + "/feed/" + number), whole, failed);
                } finally {
                    left.countDown();
                }
            });
        }
        left.await();
        var memory = Files.readString(Path.of("/proc/self/status"));
        System.out.printf(
                "{\"cpu\":%.2f,\"wall\":%.2f,\"rss\":%s,\"peak\":%s,\"whole\":%d,\"failed\":%d}%n",
                (system.getProcessCpuTime() - cpu) / 1e9,
                (System.nanoTime() - start) / 1e9,
                kilobytes(memory, "VmRSS"),
                kilobytes(memory, "VmHWM"),
                whole.get(),
                failed.get());
    }

    private void ask(URI url, AtomicInteger whole, AtomicInteger failed) {
        switch (fetcher.fetch(new FetchRequest(url, KNOWN, FetchRequest.Extent.SHORT))) {
            case FetchResult.Fetched answer -> {
                if (!parsing || parser.parse(answer.body(), answer.contentType(), url) instanceof ParseResult.Parsed) {
                    whole.incrementAndGet();
                }
            }
            case FetchResult.NotModified _ -> {}
            case FetchResult.Failed _,
                    FetchResult.Refused _,
                    FetchResult.NotNow _,
                    FetchResult.Gone _,
                    FetchResult.TooLong _,
                    FetchResult.RetryLater _ -> failed.incrementAndGet();
        }
    }

    private static String kilobytes(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D", "");
    }
}
