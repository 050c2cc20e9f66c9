package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import afterword.feed.ConnectionGuard.TooLongException;
import afterword.feed.FixtureServer.Manner;
import afterword.feed.FixtureServer.Reply;
import afterword.feed.GuardedDns.InsideAddressException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guard at the connection, with nothing before it: no resolver that looks at addresses, no cap on what is unpacked. */
final class ConnectionGuardTest {
    private static final int CAP = 1_000;

    private FixtureServer server;

    @BeforeEach
    void open() throws IOException {
        server = new FixtureServer();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private String read(Predicate<InetAddress> forbidden) throws IOException {
        var client = new OkHttpClient.Builder()
                .addNetworkInterceptor(new ConnectionGuard(forbidden, CAP))
                .build();
        var request = new Request.Builder().url(server.url("/").toString()).build();
        try (var response = client.newCall(request).execute()) {
            return response.body().string();
        }
    }

    @Test
    void sendsNothingToAForbiddenAddressThatItIsConnectedTo() {
        server.answer(_ -> Reply.ok("secret"));

        assertThatThrownBy(() -> read(InetAddress::isLoopbackAddress)).isInstanceOf(InsideAddressException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void letsThroughAsMuchAsTheCapAndNoByteMore() throws IOException {
        server.answer(_ -> Reply.ok("x".repeat(CAP)));
        assertThat(read(_ -> false)).hasSize(CAP);

        server.answer(_ -> Reply.ok("x".repeat(CAP + 1)));
        assertThatThrownBy(() -> read(_ -> false)).isInstanceOf(TooLongException.class);
    }

    @Test
    void countsWhatCameOverTheWireAndNotWhatBecomesOfIt() throws IOException {
        server.answer(_ -> Reply.ok("x".repeat(CAP * 50)).in(Manner.GZIP));
        assertThat(read(_ -> false)).hasSize(CAP * 50);

        server.answer(_ -> Reply.ok("").in(Manner.GZIP_OF_NOTHING));
        assertThatThrownBy(() -> read(_ -> false)).isInstanceOf(TooLongException.class);
    }
}
