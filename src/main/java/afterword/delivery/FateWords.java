package afterword.delivery;

import afterword.article.Article;
import afterword.command.RelativeTime;
import afterword.delivery.Fate.Recorded;
import afterword.delivery.Fate.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what became of an article in a place, and what to do where something is to be done. */
final class FateWords {
    private final InstantSource time;

    FateWords(InstantSource time) {
        this.time = time;
    }

    String known(Article article, Instant firstSeen) {
        return ": published " + ago(article.publishedAt()) + ", first seen in its feed " + ago(firstSeen)
                + (article.gone() ? ", no longer on the site" : "") + ".";
    }

    String of(Fate fate, Instant firstSeen) {
        var recorded = fate.delivery();
        if (recorded == null) {
            return neverOwed(fate.addedAt(), firstSeen);
        }
        var said = switch (recorded.state()) {
            case SENT ->
                "posted" + at(recorded.endedAt()) + (recorded.reason() == null ? "" : " (" + recorded.reason() + ")")
                        + ".";
            case SKIPPED -> "not posted" + decided(recorded.endedAt()) + because(recorded.reason()) + ".";
            case DEAD ->
                "given up" + at(recorded.endedAt()) + " after " + times(recorded.attempts())
                        + because(recorded.reason()) + ".";
            case SENDING -> sending(recorded);
            case OWED -> owed(fate.suspendedBecause(), recorded);
        };
        return fate.addedAt() == null ? said + " No articles go there any more." : said;
    }

    private String neverOwed(@Nullable Instant addedAt, Instant firstSeen) {
        if (addedAt != null && addedAt.isAfter(firstSeen)) {
            return "not posted: it was known before articles went there, which began " + ago(addedAt)
                    + ". /channel add there with newest posts older ones.";
        }
        return "not posted: it came with the first reading of its feed, or from an older page of it, and such articles"
                + " are kept and not announced. /channel add there with newest posts them.";
    }

    private String sending(Recorded recorded) {
        var reason = recorded.reason();
        if (reason == null || recorded.dueAt().isBefore(time.instant())) {
            return "being posted now" + (recorded.sendingSince() == null ? "" : ", begun" + at(recorded.sendingSince()))
                    + ".";
        }
        return "in doubt: the call was made and no answer came (" + withoutStop(reason) + "). I look into it "
                + RelativeTime.of(recorded.dueAt(), time.instant()) + ".";
    }

    private String owed(@Nullable String suspended, Recorded recorded) {
        if (suspended != null) {
            return "waits, because nothing goes there at present: " + withoutStop(suspended)
                    + ". /channel add there tries again.";
        }
        if (recorded.ahead() > 0) {
            return "waits its turn: " + recorded.ahead() + " more go" + (recorded.ahead() == 1 ? "es" : "")
                    + " there before it" + why(recorded) + ".";
        }
        return "to be posted " + RelativeTime.of(recorded.dueAt(), time.instant()) + why(recorded) + ".";
    }

    private static String why(Recorded recorded) {
        var attempts = recorded.attempts() > 1 ? " (" + recorded.attempts() + " attempts so far)" : "";
        return because(recorded.reason()) + attempts;
    }

    /** How the alerts to subscribers went; empty where there were none. */
    Optional<String> alerts(Map<State, Integer> alerts) {
        var words = new ArrayList<String>();
        for (var state : State.values()) {
            var number = alerts.getOrDefault(state, 0);
            if (number > 0) {
                words.add(number + " "
                        + switch (state) {
                            case OWED, SENDING -> "on their way";
                            case SENT -> "sent";
                            case SKIPPED -> "left out";
                            case DEAD -> "given up";
                        });
            }
        }
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of("Alerts to subscribers: " + String.join(", ", words) + ".");
    }

    private String at(@Nullable Instant instant) {
        return instant == null ? "" : " " + ago(instant);
    }

    private String decided(@Nullable Instant instant) {
        return instant == null ? "" : ", decided " + ago(instant);
    }

    private String ago(Instant instant) {
        return RelativeTime.of(instant, time.instant());
    }

    private static String because(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : ", because: " + withoutStop(reason);
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String times(int attempts) {
        return attempts == 1 ? "once" : attempts + " times";
    }
}
