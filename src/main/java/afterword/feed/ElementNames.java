package afterword.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of one document's elements, made comparable. A prefix means what it is bound to where that is a name space we know, and otherwise what it is
 * usually bound to, since many feeds forget to bind theirs.
 */
final class ElementNames {
    private static final Map<String, String> PREFIX_OF = Map.ofEntries(
            Map.entry("www.w3.org/2005/atom", "atom"),
            Map.entry("purl.org/atom/ns#", "atom"),
            Map.entry("www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
            Map.entry("purl.org/rss/1.0", ""),
            Map.entry("my.netscape.com/rdf/simple/0.9", ""),
            Map.entry("channel.netscape.com/rdf/simple/0.9", ""),
            Map.entry("backend.userland.com/rss2", ""),
            Map.entry("purl.org/rss/1.0/modules/content", "content"),
            Map.entry("purl.org/dc/elements/1.1", "dc"),
            Map.entry("purl.org/dc/elements/1.0", "dc"),
            Map.entry("purl.org/dc/terms", "dcterms"),
            Map.entry("search.yahoo.com/mrss", "media"),
            Map.entry("purl.org/rss/1.0/modules/slash", "slash"),
            Map.entry("wellformedweb.org/commentapi", "wfw"),
            Map.entry("purl.org/rss/1.0/modules/syndication", "sy"),
            Map.entry("www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("purl.org/syndication/thread/1.0", "thr"),
            Map.entry("rssnamespace.org/feedburner/ext/1.0", "feedburner"),
            Map.entry("www.w3.org/1999/xhtml", "xhtml"));

    private final Map<String, FeedElement> known = new HashMap<>();
    private final Map<String, String> rebound = new HashMap<>();
    private String defaultPrefix = "";

    /** The meaning of an element that is about to open, with the bindings that it makes. */
    FeedElement of(String name, XmlAttributes attributes, boolean isRoot) {
        var own = isRoot && isAtomRoot(name) ? "atom" : null;
        for (int i = 0; i < attributes.count(); i++) {
            var attribute = attributes.name(i);
            if (attribute.startsWith("xmlns")) {
                own = bind(attribute, attributes.value(i), own);
            }
        }
        if (isRoot && own != null) {
            // Some RSS documents claim to be Atom by default.
            defaultPrefix = name.equalsIgnoreCase("rss") ? "" : own;
        } else if (own != null && name.indexOf(':') < 0) {
            return FeedElement.named(own, name);
        }
        var cached = known.get(name);
        if (cached == null) {
            cached = resolve(name);
            known.put(name, cached);
        }
        return cached;
    }

    private static boolean isAtomRoot(String name) {
        return name.equalsIgnoreCase("feed") || name.equalsIgnoreCase("entry");
    }

    private @Nullable String bind(String attribute, String address, @Nullable String own) {
        var prefix = PREFIX_OF.get(withoutSchemeAndSlash(address));
        if (prefix == null) {
            return own;
        }
        if (attribute.equals("xmlns")) {
            return prefix;
        }
        var bound = attribute.substring(attribute.indexOf(':') + 1);
        if (!prefix.equals(rebound.put(bound, prefix))) {
            known.clear();
        }
        return own;
    }

    private static String withoutSchemeAndSlash(String address) {
        var text = address.strip().toLowerCase(Locale.ROOT);
        int scheme = text.indexOf("://");
        text = scheme < 0 ? text : text.substring(scheme + 3);
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private FeedElement resolve(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return FeedElement.named(defaultPrefix, name);
        }
        var prefix = name.substring(0, colon);
        var meant = rebound.getOrDefault(prefix, prefix.toLowerCase(Locale.ROOT));
        return FeedElement.named(meant, name.substring(colon + 1));
    }
}
