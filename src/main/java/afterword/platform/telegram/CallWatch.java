package afterword.platform.telegram;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Tells apart what the library's exceptions blur: a call that certainly never left, one that something other than
 * Telegram refused, and one whose outcome nobody knows.
 */
final class CallWatch {
    private static final long PEEK_BYTES = 256;

    private final String pathPrefix;

    /** @param pathPrefix what stands before {@code /bot<token>} in the address, without a slash at its end */
    CallWatch(String pathPrefix) {
        this.pathPrefix = pathPrefix;
    }

    /** No connection came about: nothing was sent. */
    static final class NeverSentException extends IOException {
        NeverSentException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** Telegram answered 5xx: the call may or may not have had its effect. */
    static final class ServerFailureException extends IOException {
        ServerFailureException(int code) {
            super("Telegram answered " + code);
        }
    }

    /** A redirection or refusal that is not in the Bot API's format: a proxy, a captive portal. */
    static final class NotTelegramException extends IOException {
        NotTelegramException(int code) {
            super("something that is not the Bot API answered " + code + ": check telegram.api-url");
        }
    }

    OkHttpClient.Builder addTo(OkHttpClient.Builder client) {
        return client.addInterceptor(this::outer).addNetworkInterceptor(CallWatch::inner);
    }

    private Response outer(Interceptor.Chain chain) throws IOException {
        var begun = new AtomicBoolean();
        try {
            return checked(chain.proceed(addressed(chain.request(), begun)));
        } catch (NotTelegramException | ServerFailureException e) {
            throw e;
        } catch (IOException e) {
            throw begun.get() ? e : new NeverSentException(e);
        }
    }

    private Request addressed(Request request, AtomicBoolean begun) {
        var url = request.url();
        return request.newBuilder()
                .url(url.newBuilder()
                        .encodedPath(pathPrefix + url.encodedPath())
                        .build())
                .tag(AtomicBoolean.class, begun)
                .build();
    }

    private static Response inner(Interceptor.Chain chain) throws IOException {
        var begun = chain.request().tag(AtomicBoolean.class);
        if (begun != null) {
            begun.set(true);
        }
        return chain.proceed(chain.request());
    }

    private static Response checked(Response response) throws IOException {
        var code = response.code();
        if (code >= 500) {
            response.close();
            throw new ServerFailureException(code);
        }
        if (code >= 300
                && !response.peekBody(PEEK_BYTES).string().stripLeading().startsWith("{")) {
            response.close();
            throw new NotTelegramException(code);
        }
        return response;
    }
}
