package afterword.destination;

import afterword.article.ArticleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was chosen for each destination; it goes when the destination goes, and follows it when its chat moves. */
public interface DestinationSettingsStore {
    DestinationSettings of(DestinationId destination);

    /** Chooses a value, or with null the default again. What waits for the destination is looked at anew. */
    void set(Destination destination, Setting setting, @Nullable String value, Instant now);

    /** Replaces the template; null posts excerpts again. */
    void template(DestinationId destination, @Nullable String text);

    /** The template that was shown and not yet saved; null where there is none. */
    @Nullable
    String draft(DestinationId destination);

    /** Keeps a template until it is saved, or with null no more. */
    void draft(DestinationId destination, @Nullable String text);

    /** In the order in which they were added. */
    FilterRules rules(DestinationId destination);

    /** False when the rule was there already. */
    boolean add(DestinationId destination, FilterRule rule);

    void remove(DestinationId destination, FilterRule rule);

    FilterRules.Source sourceOf(ArticleId article);

    /** Owes the destination a test message about the article; 0 where none is known. */
    void oweTest(Destination destination, long article, Instant now);
}
