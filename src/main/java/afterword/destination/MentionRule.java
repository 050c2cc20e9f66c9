package afterword.destination;

import afterword.chat.Mention;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whom the posts of some categories call; without categories, all posts. */
public record MentionRule(Mention mention, List<String> categories) {
    private static final Pattern FOR = Pattern.compile("\\s+for\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROLE = Pattern.compile("<@&(\\d{1,20})>");
    private static final Pattern PERSON = Pattern.compile("<@!?(\\d{1,20})>");
    private static final Pattern NAME = Pattern.compile("@([A-Za-z]\\w{3,31})");

    public MentionRule {
        categories = List.copyOf(categories);
    }

    /** {@code <@&1> for Guides, Reviews}, {@code <@1>}, {@code @editors}; empty for anything else. */
    static Optional<MentionRule> read(String words) {
        var parts = FOR.split(words.strip(), 2);
        var categories = parts.length == 1
                ? List.<String>of()
                : Stream.of(parts[1].split(","))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .toList();
        return mention(parts[0].strip()).map(mention -> new MentionRule(mention, categories));
    }

    private static Optional<Mention> mention(String words) {
        var role = ROLE.matcher(words);
        if (role.matches()) {
            return Optional.of(new Mention.Role(role.group(1)));
        }
        var person = PERSON.matcher(words);
        if (person.matches()) {
            return Optional.of(new Mention.Person(new PersonRef(Platform.DISCORD, person.group(1))));
        }
        var name = NAME.matcher(words);
        return name.matches() ? Optional.of(new Mention.Name(name.group(1))) : Optional.empty();
    }

    /** As {@link #read} takes it. */
    String words() {
        var named = switch (mention) {
            case Mention.Role(var id) -> "<@&" + id + ">";
            case Mention.Person(var person) -> "<@" + person.id() + ">";
            case Mention.Name(var name) -> "@" + name;
        };
        return categories.isEmpty() ? named : named + " for " + String.join(", ", categories);
    }

    /** Whether a post with these categories calls them. */
    public boolean calls(List<String> ofArticle) {
        return categories.isEmpty()
                || ofArticle.stream()
                        .anyMatch(it -> categories.stream()
                                .anyMatch(wanted -> it.strip().equalsIgnoreCase(wanted)));
    }

    /** Where such a mention means somebody. */
    Platform platform() {
        return switch (mention) {
            case Mention.Role _, Mention.Person _ -> Platform.DISCORD;
            case Mention.Name _ -> Platform.TELEGRAM;
        };
    }
}
