package afterword.feed;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Says in a sentence why nothing could be fetched. */
final class FailureWords {
    private FailureWords() {}

    static String sentence(IOException failure, String host, Duration timeout) {
        return switch (failure) {
            case UnknownHostException _ -> "There is no host named " + host + " (or the name service is down).";
            case SSLException e -> host + " could not be trusted or did not speak TLS (" + e.getMessage() + ").";
            case ConnectException _ -> host + " refused the connection.";
            case InterruptedIOException _ -> host + " did not answer within " + timeout.toSeconds() + " s.";
            case IOException e -> "The connection to " + host + " broke (" + e.getMessage() + ").";
        };
    }

    static String sentence(int status, String host) {
        var meaning = switch (status) {
            case 401 -> "it wants a password";
            case 403 -> "it forbids this to the bot";
            case 404 -> "there is no such page";
            case 406 -> "it has nothing in a format that the bot reads";
            case 451 -> "it may not, for legal reasons";
            default -> status >= 500 ? "the server has a problem" : "which is not a document";
        };
        return host + " answered " + status + ": " + meaning + ".";
    }
}
