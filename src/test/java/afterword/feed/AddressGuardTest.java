package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.FetchResult.Failed;
import afterword.feed.FetchResult.Refused;
import afterword.feed.FixtureServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private static final FetchSettings SETTINGS =
            new FetchSettings("Afterword", false, Set.of(), Duration.ofSeconds(5));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.254",
                "100.100.100.200",
                "169.254.169.254",
                "169.254.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "192.168.255.255",
                "192.0.0.1",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2001::1",
                "2001:0:53aa:64c::7f00:1",
                "2001:10::1",
                "2001:db8::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "ff0e::1",
                "100::1",
                "2a00:1450::5efe:127.0.0.1",
                "2a00:1450::200:5efe:10.0.0.1",
                "5f00::1",
                "4000::1"
            })
    void knowsInsideAddresses(String address) throws UnknownHostException {
        assertThat(AddressGuard.isInside(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.1.1",
                "192.0.1.1",
                "198.17.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::200e",
                "64:ff9b::808:808"
            })
    void knowsPublicAddresses(String address) throws UnknownHostException {
        assertThat(AddressGuard.isInside(InetAddress.getByName(address))).isFalse();
    }

    static List<String> spellings() {
        return List.of(
                "127.0.0.1",
                "localhost",
                "LOCALHOST",
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0x7F.0x0.0x0.0x1",
                "0177.0.0.1",
                "017700000001",
                "0",
                "0.0.0.0",
                "127.0.0.1.",
                "localhost.",
                "[::1]",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::127.0.0.1]",
                "[2002:7f00:1::]",
                "[fe80::1]",
                "[fc00::1]",
                "[ff02::1]",
                "10.0.0.1",
                "192.168.1.1",
                "172.16.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "2852039166",
                "0xA9FEA9FE",
                "0251.0376.0251.0376",
                "①②⑦.⓪.⓪.①",
                "127。0。0。1",
                "user:pass@127.0.0.1",
                "user@[::1]",
                "%31%32%37.0.0.1",
                "0000127.0.0.1",
                "127.0.0.001");
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void neverConnectsInside(String host) throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getByName("0.0.0.0"))) {
            server.setSoTimeout(1);
            var settings = new FetchSettings("Afterword", false, Set.of(server.getLocalPort()), Duration.ofSeconds(5));
            var fetcher = new HttpFetcher(new OkHttpClient(), settings, InstantSource.system());

            var url = WebAddress.typed("http://" + host + ":" + server.getLocalPort() + "/");
            var result = url == null ? new Refused("no address") : fetcher.fetch(FetchRequest.unconditional(url));

            assertThat(result).as(host).isInstanceOfAny(Refused.class, Failed.class);
            assertThat(connections(server)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void neverFollowsARedirectInside(String host) throws Exception {
        var outside = InetAddress.getByName("127.0.0.9");
        try (var inside = new ServerSocket(0, 5, InetAddress.getByName("0.0.0.0"));
                var server = new FixtureServer(outside)) {
            inside.setSoTimeout(1);
            server.answer(_ -> Reply.redirect(302, "http://" + host + ":" + inside.getLocalPort() + "/"));
            var settings = new FetchSettings(
                    "Afterword", false, Set.of(server.port(), inside.getLocalPort()), Duration.ofSeconds(5));
            // The one address that stands for the public web here.
            var guarded = GuardedClient.of(
                    new OkHttpClient(),
                    settings,
                    name -> name.equals("public.example.org") ? List.of(outside) : Dns.SYSTEM.lookup(name),
                    it -> !it.equals(outside) && AddressGuard.isInside(it));
            var fetcher = new HttpFetcher(settings, InstantSource.system(), new ServerLocks(), guarded);

            var result = fetcher.fetch(
                    FetchRequest.unconditional(URI.create("http://public.example.org:" + server.port() + "/")));

            assertThat(result).as(host).isInstanceOfAny(Refused.class, Failed.class);
            assertThat(server.requests()).hasSize(1);
            assertThat(connections(inside)).isZero();
        }
    }

    private static int connections(ServerSocket server) throws IOException {
        try (var _ = server.accept()) {
            return 1;
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    @Test
    void usesOnlyThePublicAddressesOfAName() throws UnknownHostException {
        var mixed = List.of(InetAddress.getLoopbackAddress(), InetAddress.getByName("93.184.216.34"));

        var found = new GuardedDns(_ -> mixed, AddressGuard::isInside).lookup("both.example.org");

        assertThat(found).containsExactly(InetAddress.getByName("93.184.216.34"));
    }

    @Test
    void refusesANameThatRebindsBetweenTwoLookUps() throws Exception {
        try (var server = new FixtureServer()) {
            var lookUps = new AtomicInteger();
            var outside = InetAddress.getByName("93.184.216.34");
            Dns rebinding =
                    _ -> List.of(lookUps.getAndIncrement() % 2 == 1 ? outside : InetAddress.getLoopbackAddress());
            var settings = new FetchSettings("Afterword", false, Set.of(server.port()), Duration.ofSeconds(5));
            var fetcher = new HttpFetcher(new OkHttpClient(), settings, InstantSource.system(), rebinding);

            var result = fetcher.fetch(
                    FetchRequest.unconditional(URI.create("http://rebinding.example.org:" + server.port() + "/")));

            assertThat(result).isInstanceOf(Refused.class);
            assertThat(lookUps).hasValue(1);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void refusesANameThatTurnsInsideBetweenTwoHops() throws Exception {
        var outside = InetAddress.getByName("127.0.0.9");
        try (var inside = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var server = new FixtureServer(outside)) {
            inside.setSoTimeout(1);
            var lookUps = new AtomicInteger();
            var settings = new FetchSettings(
                    "Afterword", false, Set.of(server.port(), inside.getLocalPort()), Duration.ofSeconds(5));
            server.answer(_ -> Reply.redirect(302, "http://rebinding.example.org:" + inside.getLocalPort() + "/"));
            var guarded = GuardedClient.of(
                    new OkHttpClient(),
                    settings,
                    _ -> List.of(lookUps.getAndIncrement() == 0 ? outside : InetAddress.getLoopbackAddress()),
                    it -> !it.equals(outside) && AddressGuard.isInside(it));

            var result = new HttpFetcher(settings, InstantSource.system(), new ServerLocks(), guarded)
                    .fetch(FetchRequest.unconditional(
                            URI.create("http://rebinding.example.org:" + server.port() + "/")));

            assertThat(result).isInstanceOf(Refused.class);
            assertThat(server.requests()).hasSize(1);
            assertThat(lookUps).hasValue(2);
            assertThat(connections(inside)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.org/",
                "gopher://example.org/",
                "jar:http://example.org!/",
                "example"
            })
    void refusesOtherSchemes(String url) {
        var fetcher = new HttpFetcher(new OkHttpClient(), SETTINGS, InstantSource.system());

        assertThat(fetcher.fetch(FetchRequest.unconditional(URI.create(url)))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 443, 8080, 8443})
    void goesToTheUsualPorts(int port) {
        assertThat(SETTINGS.refusal(HttpUrl.get("http://example.org:" + port + "/")))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 25, 6379, 9200, 81})
    void refusesOtherPorts(int port) {
        var fetcher = new HttpFetcher(new OkHttpClient(), SETTINGS, InstantSource.system());

        var result = fetcher.fetch(FetchRequest.unconditional(URI.create("http://example.org:" + port + "/")));

        assertThat(result)
                .isEqualTo(
                        new Refused(
                                "Port " + port
                                        + " of example.org is not one that feeds are fetched from; fetching.extra-ports adds to them."));
    }
}
