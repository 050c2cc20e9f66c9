package afterword.web;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /healthz}, {@code /readyz} and {@code /metrics} over plain HTTP. Does nothing before {@link #start}.
 */
public final class WebServer implements AutoCloseable {
    /** A client that dawdles over its request must not hold a connection for ever; the JDK reads these once. */
    private static final List<String> LIMITS =
            List.of("sun.net.httpserver.maxReqTime=10", "jdk.httpserver.maxConnections=200");

    private final String host;
    private final int port;
    private final Pages pages;
    private final List<Routed> routes = new ArrayList<>();
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    /** @param port 0 lets the system choose */
    public WebServer(String host, int port, List<ReadinessCheck> checks, PrometheusMeterRegistry metrics) {
        this.host = host;
        this.port = port;
        this.pages = new Pages(List.copyOf(checks), metrics);
    }

    /** Lets {@code route} answer everything below {@code path}, which ends with a slash. To be called before {@link #start}. */
    public synchronized void add(String path, Route route) {
        routes.add(new Routed(path, route));
    }

    /** Begins to listen. Called once. */
    public synchronized WebStart start() {
        if (server != null) {
            throw new IllegalStateException("The web server was started already");
        }
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return failed("no machine is called so. Write an address of this machine, such as 127.0.0.1:8080.");
        }
        limitConnections();
        try {
            var opened = HttpServer.create(address, 0);
            threads = Executors.newVirtualThreadPerTaskExecutor();
            opened.setExecutor(threads);
            opened.createContext("/", pages);
            routes.forEach(route -> opened.createContext(route.path(), route));
            opened.start();
            server = opened;
            return new WebStart.Listening(opened.getAddress().getPort());
        } catch (BindException e) {
            return failed(reason(e));
        } catch (IOException e) {
            return failed(e.getClass().getSimpleName() + ". Look at this system's network settings.");
        }
    }

    /** Stops listening at once; idempotent. */
    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    private static void limitConnections() {
        for (var limit : LIMITS) {
            var parts = limit.split("=", 2);
            if (System.getProperty(parts[0]) == null) {
                System.setProperty(parts[0], parts[1]);
            }
        }
    }

    private WebStart failed(String reason) {
        return new WebStart.Failed("The web server cannot listen on " + host + ":" + port + ": " + reason);
    }

    private String reason(BindException e) {
        var message = String.valueOf(e.getMessage());
        if (message.contains("in use")) {
            return "another program does already. Stop that one, or set web.listen to another port.";
        }
        if (message.contains("denied")) {
            return "this user may not. Set web.listen to a port above 1023.";
        }
        return "this machine does not have that address. Set web.listen to 127.0.0.1:" + port + " or 0.0.0.0:" + port
                + ".";
    }
}
