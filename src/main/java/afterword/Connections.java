package afterword;

import afterword.chat.Connection;
import afterword.chat.Platform;
import afterword.web.ReadinessCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The connections to all platforms of this bot. */
final class Connections implements AutoCloseable {
    private final List<Connection> connections = new ArrayList<>();

    void add(Connection connection) {
        connections.add(connection);
    }

    void start() {
        connections.forEach(Connection::start);
    }

    /** The platforms that are connected now. */
    Stream<Platform> connected() {
        return connections.stream()
                .filter(it -> it.state() instanceof Connection.State.Connected)
                .map(Connection::platform);
    }

    List<ReadinessCheck> readiness() {
        return connections.stream()
                .map(connection -> (ReadinessCheck) () -> problem(connection))
                .toList();
    }

    private static Optional<String> problem(Connection connection) {
        var name = connection.platform().label();
        return switch (connection.state()) {
            case Connection.State.Connected(var _) -> Optional.empty();
            case Connection.State.Connecting(var reason) -> Optional.of(name + " is not connected: " + reason);
            case Connection.State.Refused(var sentence) -> Optional.of(name + ": " + sentence);
        };
    }

    /** Why the process cannot work any more: every platform refused it for good. Empty while one may work. */
    Optional<String> defeat() {
        var sentences = new ArrayList<String>();
        for (var connection : connections) {
            if (connection.state() instanceof Connection.State.Refused(var sentence)) {
                sentences.add(connection.platform().label() + ": " + sentence);
            }
        }
        return sentences.size() == connections.size() ? Optional.of(String.join(" ", sentences)) : Optional.empty();
    }

    @Override
    public void close() {
        connections.reversed().forEach(Connection::close);
    }
}
