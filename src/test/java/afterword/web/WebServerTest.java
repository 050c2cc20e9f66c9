package afterword.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicReference<Optional<String>> discord = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> storage = new AtomicReference<>(Optional.empty());

    private WebServer server;
    private int port;

    @BeforeEach
    void listen() {
        server = new WebServer("127.0.0.1", 0, List.of(discord::get, storage::get), metrics);
        port = listening(server.start());
    }

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    @Test
    void saysThatTheProcessLives() throws Exception {
        storage.set(Optional.of("The database is locked."));

        var answer = get("/healthz");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
    }

    @Test
    void isReadyWhenEveryCheckPasses() throws Exception {
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void saysEveryReasonWhyItIsNotReady() throws Exception {
        discord.set(Optional.of("Discord is not connected yet."));
        storage.set(Optional.of("The disk is full."));

        var answer = get("/readyz");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("Discord is not connected yet.\nThe disk is full.\n");
    }

    @Test
    void isNotReadyWhenACheckItselfFails() throws Exception {
        var broken = new WebServer(
                "127.0.0.1",
                0,
                List.of(() -> {
                    throw new IllegalStateException("with a secret in it");
                }),
                metrics);

        try (broken) {
            port = listening(broken.start());
            var answer = get("/readyz");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("the log says why").doesNotContain("secret");
        }
    }

    @Test
    void showsMetricsAsPrometheusReadsThem() throws Exception {
        metrics.counter("afterword.articles").increment(3);

        var answer = get("/metrics");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body()).contains("# TYPE afterword_articles_total counter", "afterword_articles_total 3.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz", "/metrics", "/nothing"})
    void answersHeadLikeGetWithoutABody(String path) throws Exception {
        metrics.counter("afterword.articles").increment();
        var get = get(path);

        var head = send("HEAD", path);

        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(get.headers().firstValue("Content-Length"))
                .isPresent();
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/healthz/", "/healthz/more", "/healthzz", "/../healthz", "/%00"})
    void knowsNoOtherAddress(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/readyz");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "NONSENSE"})
    void refusesToBeWrittenTo(String method) throws Exception {
        var answer = send(method, "/metrics");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void letsARouteAnswerBelowItsPath() throws Exception {
        var routed = new WebServer("127.0.0.1", 0, List.of(), metrics);
        routed.add(
                "/there/",
                request -> new Route.Answer(
                        202,
                        request.method() + " " + request.rest() + " "
                                + request.query().get("q")));

        try (routed) {
            port = listening(routed.start());

            assertThat(get("/there/it?p=1&q=a%26b%20%C3%A9").body()).isEqualTo("GET it a&b é");
            assertThat(send("POST", "/there/").statusCode()).isEqualTo(202);
            assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
            assertThat(get("/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answersWith500WhenARouteFails() throws Exception {
        var routed = new WebServer("127.0.0.1", 0, List.of(), metrics);
        routed.add("/there/", _ -> {
            throw new IllegalStateException("with a secret in it");
        });

        try (routed) {
            port = listening(routed.start());
            var answer = get("/there/");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("the log says").doesNotContain("secret");
        }
    }

    @Test
    void saysWhatToDoWhenThePortIsTaken() {
        var second = new WebServer("127.0.0.1", port, List.of(), metrics);

        var start = second.start();

        assertThat(start)
                .isEqualTo(new WebStart.Failed("The web server cannot listen on 127.0.0.1:" + port
                        + ": another program does already. Stop that one, or set web.listen to another port."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "no-such-host.invalid"})
    void saysWhatToDoWhenTheAddressIsNotOurs(String host) {
        var elsewhere = new WebServer(host, 8080, List.of(), metrics);

        var start = elsewhere.start();

        assertThat(start)
                .isInstanceOfSatisfying(
                        WebStart.Failed.class,
                        failed -> assertThat(failed.sentence()).contains("127.0.0.1:8080"));
    }

    @Test
    void freesThePortWhenItCloses() throws Exception {
        server.close();
        server.close();

        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "localhost"})
    void isFoundAliveByTheProbe(String host) {
        var printed = new ByteArrayOutputStream();

        var code = HealthProbe.probe(host, port, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(code).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("/healthz answers 200");
    }

    @Test
    void isFoundDeadByTheProbeWhenNothingAnswers() {
        var printed = new ByteArrayOutputStream();
        server.close();

        var code = HealthProbe.probe("127.0.0.1", port, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("does not answer");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static int listening(WebStart start) {
        return switch (start) {
            case WebStart.Listening(var opened) -> opened;
            case WebStart.Failed(var sentence) -> throw new AssertionError(sentence);
        };
    }
}
