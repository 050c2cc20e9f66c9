package afterword.article;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** One spelling for all addresses of a page: https, host in lower case, no fragment, no campaign parameters, sorted query, no slash at the end. */
public final class CanonicalLink {
    private static final Set<String> CAMPAIGN = Set.of(
            "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src", "_hsenc",
            "_hsmi");

    private CanonicalLink() {}

    public static String of(URI link) {
        var host = link.getHost() == null ? "" : link.getHost().toLowerCase(Locale.ROOT);
        boolean usualPort = link.getPort() < 0 || link.getPort() == 80 || link.getPort() == 443;
        return "https://" + host + (usualPort ? "" : ":" + link.getPort()) + pathAndQuery(link);
    }

    /** What is left when a site changes its domain: path and query in the same spelling; an empty string for a site's front page. */
    static String pathAndQuery(URI link) {
        var path = link.getRawPath() == null ? "" : link.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        var query = link.getRawQuery() == null ? "" : query(link.getRawQuery());
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String query(String raw) {
        return Arrays.stream(raw.split("&", -1))
                .filter(it -> !it.isEmpty() && !isCampaign(it))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static boolean isCampaign(String parameter) {
        var name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
        return name.startsWith("utm_") || CAMPAIGN.contains(name);
    }
}
