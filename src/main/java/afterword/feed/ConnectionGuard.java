package afterword.feed;

import afterword.feed.GuardedDns.InsideAddressException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Predicate;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** Stands between the connection and everything else: looks at the address that was connected to, and counts the bytes as they came over the wire. */
record ConnectionGuard(Predicate<InetAddress> forbidden, long maxBytes) implements Interceptor {
    /** An answer longer than the cap. */
    static final class TooLongException extends IOException {
        TooLongException(long maxBytes) {
            super("The answer is longer than " + (maxBytes >> 20) + " MiB");
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var connection = chain.connection();
        var address = connection == null ? null : connection.socket().getInetAddress();
        if (address == null || forbidden.test(address)) {
            throw new InsideAddressException(chain.request().url().host());
        }
        var response = chain.proceed(chain.request());
        var body = response.body();
        var counted = Okio.buffer(new CountingSource(body.source(), maxBytes));
        return response.newBuilder()
                .body(ResponseBody.create(counted, body.contentType(), body.contentLength()))
                .build();
    }

    private static final class CountingSource extends ForwardingSource {
        private final long maxBytes;
        private long seen;

        CountingSource(Source source, long maxBytes) {
            super(source);
            this.maxBytes = maxBytes;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long read = super.read(sink, byteCount);
            seen += Math.max(0, read);
            if (seen > maxBytes) {
                throw new TooLongException(maxBytes);
            }
            return read;
        }
    }
}
