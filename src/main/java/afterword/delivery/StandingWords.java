package afterword.delivery;

import afterword.delivery.DeliveryStore.Heap;
import afterword.destination.Destination;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says how a destination stands: whether it is paused, and what waits or was given up there, since when and why. */
final class StandingWords {
    private StandingWords() {}

    static String of(Destination destination, List<Heap> standing, Instant now) {
        var parts = new ArrayList<String>();
        var because = destination.suspendedBecause();
        var since = destination.suspendedSince();
        if (because != null) {
            parts.add("paused" + (since == null ? "" : " for " + span(since, now)) + ", because " + because);
        }
        standing.forEach(heap -> parts.add(words(heap, now)));
        return String.join("; ", parts) + ".";
    }

    private static String words(Heap heap, Instant now) {
        var what = heap.size() + " " + noun(heap.kind(), heap.size());
        var reason = heap.reason() == null ? "" : " (" + heap.reason() + ")";
        var span = span(heap.since(), now);
        return switch (heap.state()) {
            case OWED -> what + " waiting" + (heap.size() == 1 ? " for " : ", the oldest for ") + span + reason;
            case SENDING -> what + (heap.reason() == null ? " under way" : " in doubt for " + span + reason);
            case DEAD -> what + " given up, the last " + span + " ago" + reason;
            case SENT, SKIPPED -> what + " sent, the last " + span + " ago" + reason;
        };
    }

    private static String noun(Kind kind, int size) {
        var noun = switch (kind) {
            case POST, ALERT -> "post";
            case POST_EDIT -> "edit of posts";
            case MIRROR -> "comment";
            case MIRROR_EDIT -> "edit of comments";
            case MIRROR_DELETE -> "removal of comments";
            case THREAD -> "thread";
            case SEED -> "reaction";
            case CROSSPOST -> "publication";
            case PIN -> "pin";
            case TEST -> "test";
            case NOTICE, FEED_NOTICE -> "notice";
        };
        return size == 1 ? noun : noun.contains(" ") ? noun.replaceFirst(" ", "s ") : noun + "s";
    }

    private static String span(Instant since, Instant now) {
        var time = Duration.between(since, now);
        if (time.toMinutes() < 2) {
            return "less than two minutes";
        }
        return time.toHours() < 2
                ? time.toMinutes() + " minutes"
                : time.toDays() < 2 ? time.toHours() + " hours" : time.toDays() + " days";
    }
}
