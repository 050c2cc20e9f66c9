package afterword.destination;

import com.google.re2j.PatternSyntaxException;

/** Says where an expression is wrong: the parser names the wrong piece, not its place. */
final class BadExpression {
    private BadExpression() {}

    static String sentence(String expression, PatternSyntaxException problem) {
        var piece = problem.getPattern() == null ? "" : problem.getPattern();
        var unmatched = unmatched(expression, problem.getDescription());
        if (unmatched >= 0) {
            return at(expression, unmatched, expression.charAt(unmatched) + " has no partner");
        }
        var index = piece.isEmpty() ? expression.length() - 1 : expression.indexOf(piece);
        return at(
                expression, Math.max(0, index), problem.getDescription() + (piece.isEmpty() ? "" : " “" + piece + "”"));
    }

    private static String at(String expression, int index, String what) {
        return "The expression is wrong at character " + (index + 1) + ": " + what + ". It reads “"
                + expression.substring(0, index) + " ▸" + expression.substring(index)
                + "”. Lookaround and back references do not exist here; a \\ before a sign means the sign itself.";
    }

    /** The bracket without a partner that the parser complains of; -1 where it is something else. */
    private static int unmatched(String expression, String description) {
        var closing = description.contains("missing closing )");
        var surplus = description.contains("internal error") || description.contains("unexpected )");
        var set = description.contains("missing closing ]");
        if (!closing && !surplus && !set) {
            return -1;
        }
        var open = new java.util.ArrayDeque<Integer>();
        var bracket = -1;
        for (var i = 0; i < expression.length(); i++) {
            var sign = expression.charAt(i);
            if (sign == '\\') {
                i++;
            } else if (bracket >= 0) {
                bracket = sign == ']' && i > bracket + 1 ? -1 : bracket;
            } else if (sign == '[') {
                bracket = i;
            } else if (sign == '(') {
                open.push(i);
            } else if (sign == ')') {
                if (open.isEmpty()) {
                    return i;
                }
                open.pop();
            }
        }
        return set ? bracket : open.isEmpty() ? -1 : open.peekLast();
    }
}
