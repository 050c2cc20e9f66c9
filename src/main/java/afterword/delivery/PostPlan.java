package afterword.delivery;

import afterword.article.Article;
import afterword.article.ArticleId;
import afterword.article.ArticleStore;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.delivery.Content.Rendered;
import afterword.delivery.PostHistory.Waiting;
import afterword.destination.Destination;
import afterword.destination.DestinationSettings;
import afterword.destination.DestinationSettingsStore;
import afterword.destination.FilterRules;
import afterword.destination.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether and when an article is posted at a destination, and with which others. Asked when its turn has come, not when it
 * is owed: so the article as it is now meets the rules and times as they are now, and taking articles in stays short.
 */
public final class PostPlan {
    /** Why an article was not posted whose turn came too late; should it return, it is. */
    public static final String LEFT = "the article left the site before it was posted";

    /** What Discord lets one channel publish in an hour. */
    private static final int CROSSPOSTS = 10;

    private static final Duration HOUR = Duration.ofHours(1);

    private final DestinationSettingsStore settings;
    private final PostHistory history;
    private final ArticleStore articles;
    private final ZoneId zone;
    private final InstantSource time;

    /** @param zone the clock of destinations that have chosen none */
    public PostPlan(
            DestinationSettingsStore settings,
            PostHistory history,
            ArticleStore articles,
            ZoneId zone,
            InstantSource time) {
        this.settings = settings;
        this.history = history;
        this.articles = articles;
        this.zone = zone;
        this.time = time;
    }

    DestinationSettings settings(Destination destination) {
        return settings.of(destination.id());
    }

    /** The destination that a message was posted for; empty where it is not known. */
    Optional<ChannelRef> placeOf(Article article, MessageRef post) {
        return history.placeOf(article.id().value(), post);
    }

    boolean removalRefused(Article article, MessageRef post) {
        return history.removalRefused(article.id().value(), post);
    }

    /** Why the article is not posted there now; empty when it is. */
    Optional<Rendered> held(Delivery delivery, Article article, Destination destination) {
        if (delivery.sendingSince() != null) {
            // It was free to go when its call began; what became of that has to be found out.
            return Optional.empty();
        }
        if (article.gone()) {
            return Optional.of(new Rendered.Skip(LEFT));
        }
        return switch (verdict(article, settings.rules(destination.id()))) {
            case FilterRules.Verdict.Stopped(var because) -> Optional.of(new Rendered.Skip(because));
            case FilterRules.Verdict.Posted() -> early(delivery, destination);
        };
    }

    private FilterRules.Verdict verdict(Article article, FilterRules rules) {
        return rules.isEmpty()
                ? new FilterRules.Verdict.Posted()
                : rules.decide(article, settings.sourceOf(article.id()));
    }

    private Optional<Rendered> early(Delivery delivery, Destination destination) {
        var chosen = settings(destination);
        var timetable = chosen.timetable(zone);
        var now = time.instant();
        var owedAt = history.owedAt(delivery.id());
        var turn = timetable.turn(owedAt, now);
        if (turn.isAfter(now)) {
            return Optional.of(new Rendered.Later(turn, "waits for its time there"));
        }
        var most = chosen.perDay();
        if (most > 0
                && history.sentSince(Kind.POST, delivery.channel(), timetable.startOfDay(now))
                                .size()
                        >= most) {
            var day = timetable.nextDay(now);
            var next = timetable.turn(day, day);
            return Optional.of(new Rendered.Later(next, "today's posts there, " + most + " at most, are out"));
        }
        return Optional.empty();
    }

    /**
     * The articles that the delivery's message tells of, its own first; only its own where it is no digest. What is found
     * for a call is found again for each repetition of it.
     */
    List<Article> together(Delivery delivery, Article article, Destination destination) {
        var known = history.digest(delivery.id());
        var members = known;
        if (delivery.sendingSince() == null) {
            members = digest(delivery, article, destination);
            if (!members.equals(known)) {
                history.fixDigest(delivery.id(), members);
            }
        }
        var together = new ArrayList<Article>();
        together.add(article);
        members.forEach(member -> articles.find(new ArticleId(member.article())).ifPresent(together::add));
        return together;
    }

    private List<Waiting> digest(Delivery delivery, Article article, Destination destination) {
        var chosen = settings(destination);
        var timetable = chosen.timetable(zone);
        var now = time.instant();
        if (!chosen.digest() || !waited(chosen, timetable, history.owedAt(delivery.id()))) {
            return List.of();
        }
        var rules = settings.rules(destination.id());
        var size = new DigestText.Size(article);
        var members = new ArrayList<Waiting>();
        for (var waiting : history.waitingAfter(delivery.id(), delivery.channel(), DigestText.MAX_ARTICLES)) {
            var found = articles.find(new ArticleId(waiting.article())).filter(it -> !it.gone());
            if (found.isEmpty() || !(verdict(found.get(), rules) instanceof FilterRules.Verdict.Posted)) {
                continue;
            }
            if (!waited(chosen, timetable, waiting.owedAt())
                    || timetable.turn(waiting.owedAt(), now).isAfter(now)
                    || !size.takes(found.get())) {
                break;
            }
            members.add(waiting);
        }
        return members;
    }

    private static boolean waited(DestinationSettings chosen, Timetable timetable, Instant owedAt) {
        return chosen.perDay() > 0 || timetable.holdsBack(owedAt);
    }

    /** Whether the post, when it was sent, was a digest. */
    boolean isDigest(Delivery delivery) {
        return !history.digest(delivery.id()).isEmpty();
    }

    /** Until when the channel's quota of crossposts is used up; empty while one may go. */
    Optional<Rendered> quota(Delivery crosspost) {
        var now = time.instant();
        var sent = history.sentSince(Kind.CROSSPOST, crosspost.channel(), now.minus(HOUR));
        return sent.size() < CROSSPOSTS
                ? Optional.empty()
                : Optional.of(new Rendered.Later(
                        sent.get(sent.size() - CROSSPOSTS).plus(HOUR).plusSeconds(1),
                        "Discord publishes at most " + CROSSPOSTS + " messages of a channel an hour"));
    }
}
