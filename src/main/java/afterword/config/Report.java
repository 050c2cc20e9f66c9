package afterword.config;

import afterword.config.Node.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong while the file is read, so that the operator hears of everything at once. */
final class Report {
    private static final Comparator<Problem> IN_ORDER_OF_THE_FILE =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    void problem(Place at, String key, String sentence) {
        problems.add(new Problem(at.line(), at.column(), key, sentence));
    }

    void warning(Place at, String key, String sentence) {
        warnings.add(new Problem(at.line(), at.column(), key, sentence));
    }

    List<Problem> problems() {
        return problems.stream().sorted(IN_ORDER_OF_THE_FILE).toList();
    }

    List<Problem> warnings() {
        return warnings.stream().sorted(IN_ORDER_OF_THE_FILE).toList();
    }
}
