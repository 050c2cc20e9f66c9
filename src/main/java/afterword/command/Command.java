package afterword.command;

import java.util.List;

/** Something people can ask the bot for, the same on both platforms. */
public interface Command {
    CommandSpec spec();

    /** Answers one request. Access and place have been checked. */
    Reply handle(CommandRequest request);

    /** Values to offer for an option, from what was typed so far; at most 25, asked only for options that complete. */
    default List<Completion> complete(CommandRequest request, String option) {
        return List.of();
    }

    /** A value offered: what the person reads, and what the command gets. */
    record Completion(String label, String value) {}
}
