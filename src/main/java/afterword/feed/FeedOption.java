package afterword.feed;

import afterword.command.Command.Completion;
import afterword.command.CommandRequest;
import afterword.command.Option;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which feed an admin means: by its number, its address, or a part of its title or address. */
final class FeedOption {
    static final Option OPTION = Option.required(
                    "feed", Option.Type.TEXT, "Its number, its address, or a part of its title")
            .completing();
    private static final int OFFERED = 25;
    private static final int NAMED = 5;

    private final FeedStore feeds;

    FeedOption(FeedStore feeds) {
        this.feeds = feeds;
    }

    /** Whom the words mean. */
    sealed interface Meant {
        record One(Feed feed) implements Meant {}

        /** None, or more than one; the sentence says so and what to do. */
        record Unclear(String sentence) implements Meant {}
    }

    Meant of(CommandRequest request) {
        var words = request.option("feed").orElse("").strip();
        var all = feeds.list();
        if (all.isEmpty()) {
            return new Meant.Unclear("No feed is followed yet: /feed add ADDRESS follows one.");
        }
        var found = matching(words, all);
        return switch (found.size()) {
            case 0 -> new Meant.Unclear("No feed is called “" + words + "”: /feed list shows them with their numbers.");
            case 1 -> new Meant.One(found.getFirst());
            default ->
                new Meant.Unclear(found.size() + " feeds are called something like “" + words + "”. Say the number: "
                        + found.stream().limit(NAMED).map(FeedWords::label).collect(Collectors.joining(", "))
                        + (found.size() > NAMED ? ", ..." : "") + ".");
        };
    }

    List<Completion> complete(CommandRequest request) {
        var typed = request.option("feed").orElse("").strip();
        return feeds.list().stream()
                .filter(feed -> has(typed, feed) || FeedWords.number(feed).startsWith(typed.replace("#", "")))
                .limit(OFFERED)
                .map(feed -> new Completion(FeedWords.label(feed), FeedWords.number(feed)))
                .toList();
    }

    private static List<Feed> matching(String words, List<Feed> all) {
        var number = words.replaceFirst("^#", "");
        var address = WebAddress.typed(words);
        List<Predicate<Feed>> surestFirst = List.of(
                feed -> FeedWords.number(feed).equals(number),
                feed -> address != null && WebAddress.comparable(address).equals(WebAddress.comparable(feed.url())),
                feed -> feed.title().equalsIgnoreCase(words),
                feed -> !words.isEmpty() && has(words, feed));
        for (var test : surestFirst) {
            var found = all.stream().filter(test).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static boolean has(String words, Feed feed) {
        var wanted = words.toLowerCase(Locale.ROOT);
        return feed.title().toLowerCase(Locale.ROOT).contains(wanted)
                || feed.url().toString().toLowerCase(Locale.ROOT).contains(wanted);
    }
}
