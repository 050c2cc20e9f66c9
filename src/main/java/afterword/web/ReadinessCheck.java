package afterword.web;

import java.util.Optional;

/** Something that must work before the bot counts as ready: a platform's line, the database. */
@FunctionalInterface
public interface ReadinessCheck {
    /** Why it is not ready, in a line for the operator; empty when it is. Answers quickly, and carries no token. */
    Optional<String> problem();
}
