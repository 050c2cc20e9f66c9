package afterword.feed;

import java.util.List;

/** Says what the items of a document would come to, and stores nothing. */
public interface ItemPreview {
    Findings preview(Feed feed, ParsedFeed document);

    /**
     * Titles of what would be found. {@code renamed} are known articles under new names, {@code missing} known ones that the document passes over:
     * those are looked up at their own pages before they count as gone.
     */
    record Findings(List<String> fresh, List<String> edited, List<String> renamed, List<String> missing) {
        public Findings {
            fresh = List.copyOf(fresh);
            edited = List.copyOf(edited);
            renamed = List.copyOf(renamed);
            missing = List.copyOf(missing);
        }

        boolean isEmpty() {
            return fresh.isEmpty() && edited.isEmpty() && renamed.isEmpty() && missing.isEmpty();
        }
    }
}
