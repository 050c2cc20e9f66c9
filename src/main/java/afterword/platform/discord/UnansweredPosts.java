package afterword.platform.discord;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps JDA from repeating what cannot be repeated: it sends a request again after a 502, 503 or 504, and only plain
 * messages carry a nonce. For webhooks' messages and new threads such an answer becomes a failure to answer.
 */
final class UnansweredPosts implements Interceptor {
    private static final int SERVER_ERROR = 500;

    @Override
    public Response intercept(Chain chain) throws IOException {
        var request = chain.request();
        var response = chain.proceed(request);
        if (response.code() >= SERVER_ERROR
                && request.method().equals("POST")
                && hasNoNonce(request.url().encodedPath())) {
            var code = response.code();
            response.close();
            throw new IOException("Discord answered " + code);
        }
        return response;
    }

    private static boolean hasNoNonce(String path) {
        return path.contains("/webhooks/") || path.endsWith("/threads") || path.endsWith("/webhooks");
    }
}
