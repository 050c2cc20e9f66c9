package afterword.destination;

import afterword.article.Article;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which articles a destination gets: those that no {@code not} rule meets and, where there are {@code only} rules, at
 * least one of these does.
 */
public record FilterRules(List<FilterRule> rules) {
    public FilterRules {
        rules = List.copyOf(rules);
    }

    /** What becomes of an article. */
    public sealed interface Verdict {
        record Posted() implements Verdict {}

        /** The sentence names the rule. */
        record Stopped(String because) implements Verdict {}
    }

    /** The feed that an article came from; null where it was removed since. */
    public record Source(@Nullable String title, @Nullable String address) {}

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    public Verdict decide(Article article, Source source) {
        var met = rules.stream().filter(FilterRule::excludes).filter(rule -> meets(rule, article, source));
        var stopping = met.findFirst();
        if (stopping.isPresent()) {
            return new Verdict.Stopped("the rule “" + stopping.get().words() + "” keeps it out");
        }
        var only = rules.stream().filter(rule -> !rule.excludes()).toList();
        if (only.isEmpty() || only.stream().anyMatch(rule -> meets(rule, article, source))) {
            return new Verdict.Posted();
        }
        return new Verdict.Stopped(
                only.size() == 1
                        ? "the rule “" + only.getFirst().words() + "” is not met"
                        : "none of the " + only.size() + " rules that begin with only is met, such as “"
                                + only.getFirst().words() + "”");
    }

    private static boolean meets(FilterRule rule, Article article, Source source) {
        return switch (rule.subject()) {
            case CATEGORY -> filed(article.categories(), article.tags(), rule.value());
            case TAG -> filed(article.tags(), article.categories(), rule.value());
            case AUTHOR -> named(article.authors(), rule.value());
            case FEED -> fromFeed(source, rule.value());
            case WORDS -> {
                var words = words(article.title() + " " + article.excerpt()).toList();
                yield words(rule.value()).allMatch(words::contains);
            }
            case REGEX -> {
                var expression = FilterRule.expression(rule.value());
                yield expression.matcher(article.title()).find()
                        || expression.matcher(article.excerpt()).find();
            }
        };
    }

    /** Many feeds do not tell categories and tags apart: WordPress calls all of them categories, JSON Feed tags. */
    private static boolean filed(List<String> under, List<String> otherwise, String wanted) {
        return named(under.isEmpty() ? otherwise : under, wanted);
    }

    private static boolean named(List<String> names, String wanted) {
        return names.stream().anyMatch(it -> it.strip().equalsIgnoreCase(wanted));
    }

    private static boolean fromFeed(Source source, String wanted) {
        var title = source.title();
        var address = source.address();
        return (title != null && title.strip().equalsIgnoreCase(wanted))
                || (address != null && address.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)));
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{Nd}]+"))
                .filter(it -> !it.isEmpty());
    }
}
