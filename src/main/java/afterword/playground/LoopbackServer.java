package afterword.playground;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/** A small HTTP server that only this machine can reach. */
final class LoopbackServer {
    private static final long IDLE_MILLIS = 120_000;
    private static final long MOST_BYTES = 1_000_000;

    private LoopbackServer() {}

    /** Starts one; port 0 lets the system choose. A port that is taken is an {@link IllegalStateException}. */
    static Javalin start(int port, Consumer<RoutesConfig> routes) {
        var server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.http.maxRequestSize = MOST_BYTES;
            config.jetty.addConnector((jetty, http) -> {
                http.setSendServerVersion(false);
                var connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
                connector.setHost("127.0.0.1");
                connector.setPort(port);
                connector.setIdleTimeout(IDLE_MILLIS);
                return connector;
            });
            config.jetty.modifyServer(it -> it.setStopTimeout(0));
            routes.accept(config.routes);
        });
        try {
            return server.start();
        } catch (RuntimeException e) {
            server.stop();
            throw new IllegalStateException(
                    "The playground cannot listen on port " + port + ", perhaps because another program does: choose"
                            + " another one with --port.",
                    e);
        }
    }
}
