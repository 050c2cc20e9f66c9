package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what Telegram marks by itself: commands, addresses, mentions, hashtags. */
final class EntityFinder {
    private record Kind(String name, Pattern pattern) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("url", Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]")),
            new Kind("bot_command", Pattern.compile("(?<![\\w/@])/[A-Za-z0-9_]{1,64}(@[A-Za-z0-9_]{3,32})?(?![\\w/])")),
            new Kind("mention", Pattern.compile("(?<!\\w)@[A-Za-z0-9_]{4,32}(?!\\w)")),
            new Kind("hashtag", Pattern.compile("(?<![\\w#&])#[\\p{L}\\p{N}_]*\\p{L}[\\p{L}\\p{N}_]*")));
    private static final List<String> OPAQUE = List.of("code", "pre", "text_link", "text_mention", "url");

    private EntityFinder() {}

    static FormattedText find(String text) {
        return complete(text, List.of());
    }

    /** Adds what is found outside of code and links, in the order of the text. */
    static FormattedText complete(String text, List<ObjectNode> given) {
        var all = new ArrayList<>(given);
        for (var kind : KINDS) {
            kind.pattern()
                    .matcher(text)
                    .results()
                    .filter(it -> all.stream().noneMatch(other -> hides(other, it.start(), it.end())))
                    .toList()
                    .forEach(it -> all.add(entity(kind.name(), it.start(), it.end())));
        }
        all.sort(Comparator.<ObjectNode>comparingInt(it -> it.path("offset").asInt())
                .thenComparingInt(it -> -it.path("length").asInt()));
        return new FormattedText(text, all);
    }

    private static boolean hides(ObjectNode other, int start, int end) {
        var from = other.path("offset").asInt();
        var to = from + other.path("length").asInt();
        return OPAQUE.contains(other.path("type").asText()) && start < to && from < end;
    }

    private static ObjectNode entity(String kind, int start, int end) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", kind)
                .put("offset", start)
                .put("length", end - start);
    }
}
