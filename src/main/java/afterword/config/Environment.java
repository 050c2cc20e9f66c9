package afterword.config;

import afterword.config.Parsed.Right;
import afterword.config.Parsed.Wrong;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts environment variables where {@code ${NAME}} stands; what a variable holds is taken as it is. */
record Environment(Map<String, String> variables) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    Environment {
        variables = Map.copyOf(variables);
    }

    Parsed<String> substituted(String text) {
        if (REFERENCE.matcher(text).replaceAll("").contains("${")) {
            return new Wrong<>("has a ${ without a name and a }: write ${NAME}, with letters, digits and _ only.");
        }
        var matcher = REFERENCE.matcher(text);
        var result = new StringBuilder();
        while (matcher.find()) {
            var value = variables.get(matcher.group(1));
            if (value == null || value.isBlank()) {
                return new Wrong<>("asks for the environment variable " + matcher.group(1) + ", which is "
                        + (value == null ? "not set" : "empty")
                        + ": set it before the start, or write the value here.");
            }
            matcher.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return new Right<>(matcher.appendTail(result).toString());
    }
}
