package afterword.feed;

import java.net.Proxy;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.OkHttpClient;

/** The shared client, fenced in: no redirects of its own, no cookies, no inside addresses, no more bytes than the cap. */
final class GuardedClient {
    private GuardedClient() {}

    static OkHttpClient of(OkHttpClient shared, FetchSettings settings, Dns resolver) {
        var builder = shared.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .dns(settings.allowPrivateAddresses() ? resolver : new GuardedDns(resolver))
                .addNetworkInterceptor(new ConnectionGuard(settings.allowPrivateAddresses(), FeedParser.MAX_BYTES));
        if (!settings.allowPrivateAddresses()) {
            // Behind a proxy nobody can tell where a connection ends.
            builder.proxy(Proxy.NO_PROXY);
        }
        return builder.build();
    }
}
