package afterword.feed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells the addresses of the public internet from all others (IANA special-purpose registries, RFC 6890). */
public final class AddressGuard {
    private AddressGuard() {}

    /**
     * Whether {@code address} is anything but a public unicast address: loopback, private, link-local, shared, documentation, multicast, unspecified, a
     * cloud's metadata service, or an IPv6 form that carries such an IPv4 address.
     */
    public static boolean isInside(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == 4 ? isInside4(bytes) : isInside6(bytes);
    }

    private static boolean isInside4(byte[] a) {
        int first = a[0] & 0xFF;
        int second = a[1] & 0xFF;
        int third = a[2] & 0xFF;
        return switch (first) {
            case 0, 10, 127 -> true;
            case 100 -> second >= 64 && second < 128;
            case 169 -> second == 254;
            case 172 -> second >= 16 && second < 32;
            case 192 -> second == 168 || (second == 0 && (third == 0 || third == 2)) || (second == 88 && third == 99);
            case 198 -> second == 18 || second == 19 || (second == 51 && third == 100);
            case 203 -> second == 0 && third == 113;
            // Azure's platform services, on an address that is otherwise public.
            case 168 -> second == 63 && third == 129 && (a[3] & 0xFF) == 16;
            default -> first >= 224;
        };
    }

    private static boolean isInside6(byte[] a) {
        int first = word(a, 0);
        int second = word(a, 1);
        // NAT64, RFC 6052: public IPv4 addresses are reached this way from networks without IPv4.
        if (first == 0x64 && second == 0xFF9B && isZero(a, 4, 12)) {
            return isInside4(Arrays.copyOfRange(a, 12, 16));
        }
        boolean globalUnicast = (first & 0xE000) == 0x2000;
        // Teredo, ORCHID and benchmarking in 2001::/23, documentation twice, 6to4.
        boolean special = (first == 0x2001 && (second < 0x200 || second == 0x0DB8))
                || first == 0x2002
                || (first == 0x3FFF && second < 0x1000);
        // ISATAP carries an IPv4 address behind 5efe.
        boolean isatap = word(a, 5) == 0x5EFE && (word(a, 4) & 0xFDFF) == 0;
        return !globalUnicast || special || (isatap && isInside4(Arrays.copyOfRange(a, 12, 16)));
    }

    private static int word(byte[] a, int index) {
        return (a[2 * index] & 0xFF) << 8 | (a[2 * index + 1] & 0xFF);
    }

    private static boolean isZero(byte[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            if (a[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** A host that is an address in itself never passes a resolver, so it is looked at before. */
    static boolean isInsideLiteral(String host) {
        boolean literal = host.indexOf(':') >= 0
                || (!host.isEmpty() && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
        try {
            return literal && isInside(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
