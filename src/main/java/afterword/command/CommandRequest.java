package afterword.command;

import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.SpaceRef;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person asked for something.
 *
 * @param id the platform's id of the request, equal for a repetition
 * @param name the command's full name ("channel add")
 * @param where the channel, thread, topic or private chat it was said in
 * @param space the guild or chat around it; null in private
 * @param options the arguments by name, only those given
 * @param formsOffered whether a {@link Reply.Form} can be shown
 * @param repliedTo the message that the request answers, null where there is none
 */
public record CommandRequest(
        String id,
        String name,
        Author who,
        ChannelRef where,
        @Nullable SpaceRef space,
        Map<String, String> options,
        boolean formsOffered,
        @Nullable MessageRef repliedTo) {
    public CommandRequest {
        options = Map.copyOf(options);
    }

    public Optional<String> option(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /** Whether only the asker and the bot are there. */
    public boolean inPrivate() {
        return space == null;
    }
}
