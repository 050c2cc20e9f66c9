package afterword.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Nearest {
    private static final int LONGEST = 60;

    private Nearest() {}

    /** The candidate with the fewest changed letters (case aside), if at most a third of the word differs. */
    static Optional<String> to(String word, Collection<String> candidates) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        var lower = word.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT))))
                .filter(candidate ->
                        distance(lower, candidate.toLowerCase(Locale.ROOT)) <= Math.max(1, candidate.length() / 3));
    }

    /** Levenshtein's distance, with two neighbouring letters swapped counting as one change. */
    static int distance(String left, String right) {
        var rows = new int[left.length() + 1][right.length() + 1];
        for (var i = 0; i <= left.length(); i++) {
            for (var j = 0; j <= right.length(); j++) {
                rows[i][j] = i == 0 ? j : j == 0 ? i : cheapest(rows, left, right, i, j);
            }
        }
        return rows[left.length()][right.length()];
    }

    private static int cheapest(int[][] rows, String left, String right, int i, int j) {
        var same = left.charAt(i - 1) == right.charAt(j - 1);
        var best = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + (same ? 0 : 1));
        var swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
