package afterword.feed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import okhttp3.Dns;

/** Resolves names to public addresses only, so that nothing else is ever connected to; what OkHttp gets here is what it uses, once. */
record GuardedDns(Dns resolver, Predicate<InetAddress> forbidden) implements Dns {
    /** A name whose every address is inside. */
    static final class InsideAddressException extends UnknownHostException {
        InsideAddressException(String host) {
            super(host + " is an address inside a private network");
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        var all = resolver.lookup(host);
        var outside = all.stream().filter(it -> !forbidden.test(it)).toList();
        if (outside.isEmpty() && !all.isEmpty()) {
            throw new InsideAddressException(host);
        }
        return outside;
    }
}
