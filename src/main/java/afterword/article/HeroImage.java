package afterword.article;

import afterword.feed.FeedImage;
import afterword.feed.WebAddress;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Chooses the picture that stands for an article: one that the feed attaches, else the first real one of the body. */
final class HeroImage {
    private static final int MIN_WIDTH = 100;
    private static final int MIN_HEIGHT = 60;
    private static final int USUAL_WIDTH = 600;
    private static final Pattern UNREAL = Pattern.compile(
            "emoji|smil(ey|ies)|avatar|gravatar|\\.svg($|\\?)|^data:|pixel\\.|/pixel|1x1|spacer|blank\\.(gif|png)|tracking|tracker|doubleclick"
                    + "|feedburner\\.com/~|feedsportal|stats\\.wordpress|pixel\\.wp\\.com|badge|share[-_]|/ads?/|placeholder|transparent\\.(gif|png)|loading\\.gif",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE_IN_NAME = Pattern.compile("-(\\d{1,4})x(\\d{1,4})\\.[a-z]{3,4}(?:$|\\?)");
    private static final Pattern PIXELS = Pattern.compile("^\\s*(\\d{1,5})(?:px)?\\s*$");
    private static final List<String> SOURCES =
            List.of("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-large-file", "src");

    private HeroImage() {}

    static @Nullable URI choose(List<FeedImage> attached, Element body, URI base) {
        var best = attached.stream()
                .filter(it -> isReal(it.url().toString(), it.width(), it.height()))
                .max(Comparator.comparingInt(HeroImage::width))
                .orElse(null);
        return best == null ? firstIn(body, base) : best.url();
    }

    private static int width(FeedImage image) {
        return image.width() == 0 ? USUAL_WIDTH : image.width();
    }

    private static @Nullable URI firstIn(Element body, URI base) {
        return body.select("img").stream()
                .map(it -> in(it, base))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The address of this picture; null when it is not one that stands for an article. */
    static @Nullable URI in(Element image, URI base) {
        boolean decoration = UNREAL.matcher(image.className()).find();
        return decoration ? null : source(image, pixels(image.attr("width")), pixels(image.attr("height")), base);
    }

    private static @Nullable URI source(Element image, int width, int height, URI base) {
        for (var attribute : SOURCES) {
            var address = image.attr(attribute).strip();
            var resolved =
                    address.isEmpty() || !isReal(address, width, height) ? null : WebAddress.resolve(base, address);
            if (resolved != null) {
                return resolved;
            }
        }
        var srcset = image.hasAttr("srcset") ? image.attr("srcset") : image.attr("data-srcset");
        var largest = largest(srcset);
        return largest.isEmpty() || !isReal(largest, width, height) ? null : WebAddress.resolve(base, largest);
    }

    private static String largest(String srcset) {
        var best = "";
        double bestSize = -1;
        for (var candidate : srcset.split(",\\s+|,$", -1)) {
            var parts = candidate.strip().split("\\s+", 2);
            double size = parts.length < 2 ? 1 : size(parts[1]);
            if (!parts[0].isEmpty() && size > bestSize) {
                best = parts[0];
                bestSize = size;
            }
        }
        return best;
    }

    private static double size(String descriptor) {
        try {
            return Double.parseDouble(descriptor.strip().replaceAll("[wx].*$", ""));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static int pixels(String attribute) {
        var matcher = PIXELS.matcher(attribute);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    static boolean isReal(String address, int width, int height) {
        var named = SIZE_IN_NAME.matcher(address);
        boolean sized = named.find();
        int wide = width == 0 && sized ? Integer.parseInt(named.group(1)) : width;
        int high = height == 0 && sized ? Integer.parseInt(named.group(2)) : height;
        boolean tiny = (wide > 0 && wide < MIN_WIDTH) || (high > 0 && high < MIN_HEIGHT);
        return !tiny && !UNREAL.matcher(address).find();
    }
}
