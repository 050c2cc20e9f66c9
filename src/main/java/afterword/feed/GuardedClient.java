package afterword.feed;

import java.net.InetAddress;
import java.net.Proxy;
import java.util.function.Predicate;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.OkHttpClient;

/** The shared client, fenced in: no redirects of its own, no cookies, no inside addresses, no more bytes than the cap. */
final class GuardedClient {
    private GuardedClient() {}

    static OkHttpClient of(OkHttpClient shared, FetchSettings settings, Dns resolver) {
        return of(shared, settings, resolver, settings.allowPrivateAddresses() ? _ -> false : AddressGuard::isInside);
    }

    /** {@code forbidden} are the addresses that are never connected to. */
    static OkHttpClient of(
            OkHttpClient shared, FetchSettings settings, Dns resolver, Predicate<InetAddress> forbidden) {
        var builder = shared.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .dns(new GuardedDns(resolver, forbidden))
                .addNetworkInterceptor(new ConnectionGuard(forbidden, FeedParser.MAX_BYTES));
        if (!settings.allowPrivateAddresses()) {
            // Behind a proxy nobody can tell where a connection ends.
            builder.proxy(Proxy.NO_PROXY);
        }
        return builder.build();
    }
}
