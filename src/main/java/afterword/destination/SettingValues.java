package afterword.destination;

import afterword.chat.CardWords;
import afterword.chat.ForumPost;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads the values of settings as people write them, into one form of each. */
final class SettingValues {
    /** The words for {@link ForumPost#ARCHIVE_AFTER}. */
    static final List<String> ARCHIVE = List.of("1h", "1d", "3d", "7d");

    private static final int MOST_A_DAY = 1_000;

    private SettingValues() {}

    static Duration archive(String words) {
        return ForumPost.ARCHIVE_AFTER.get(ARCHIVE.indexOf(words));
    }

    static Optional<String> onOff(String words) {
        return switch (words.toLowerCase(Locale.ROOT)) {
            case "on", "yes", "true" -> Optional.of("on");
            case "off", "no", "false" -> Optional.of("off");
            default -> Optional.empty();
        };
    }

    static Optional<String> oneOf(String words, List<String> values) {
        var wanted = words.toLowerCase(Locale.ROOT);
        return values.contains(wanted) ? Optional.of(wanted) : Optional.empty();
    }

    static Optional<String> orOff(String words, Function<String, Optional<String>> otherwise) {
        return words.equalsIgnoreCase("off") ? Optional.of("off") : otherwise.apply(words);
    }

    static Optional<String> perDay(String words) {
        return words.matches("[1-9]\\d{0,3}") && Integer.parseInt(words) <= MOST_A_DAY
                ? Optional.of(words)
                : Optional.empty();
    }

    static Optional<String> language(String words) {
        var locale = Locale.forLanguageTag(words.replace('_', '-'));
        var country = locale.getCountry();
        return CardWords.LANGUAGES.contains(locale.getLanguage())
                        && (country.isEmpty()
                                || List.of(Locale.getISOCountries()).contains(country))
                ? Optional.of(locale.toLanguageTag())
                : Optional.empty();
    }

    static Optional<String> zone(String words) {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(it -> it.equalsIgnoreCase(words.replace(' ', '_')))
                .findFirst();
    }
}
