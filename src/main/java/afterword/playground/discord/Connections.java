package afterword.playground.discord;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Breaks connections. */
final class Connections {
    private Connections() {}

    /** Resets the request's connection: the caller sees an I/O error, no answer. */
    static void reset(Context context) {
        var endPoint = ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        try {
            if (endPoint.getTransport() instanceof SocketChannel channel) {
                // Without lingering, closing sends a reset.
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("resetting a connection", e);
        } finally {
            endPoint.close();
        }
    }
}
