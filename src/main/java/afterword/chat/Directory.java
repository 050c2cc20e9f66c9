package afterword.chat;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks things up on one platform; answers are cached, bounded, and forgotten when the platform tells of a change. May
 * block on the network.
 */
public interface Directory {
    Platform platform();

    /** The channel as it is now; empty when it does not exist or the bot cannot see it. */
    Optional<ChannelInfo> channel(ChannelRef channel);

    /** The channel that a person means by an id, a Discord mention ({@code <#1>}) or a Telegram {@code @name}. */
    Optional<ChannelInfo> find(String words);

    /** Whether the person may set the bot up there: Discord's Manage Server, or a Telegram administrator who may change info. */
    boolean mayManage(PersonRef person, ChannelRef channel);

    /** The rights that the bot lacks to post articles and hold discussions there, in the platform's own words, with what each is for. */
    List<String> missingRights(ChannelRef channel);

    /** What the bot cannot do anywhere on the platform, and what the operator can do about it; empty where it can do everything. */
    default Optional<String> limitation() {
        return Optional.empty();
    }

    /** The rights that the bot lacks there, those for the extras among them. */
    default List<String> missingRights(ChannelRef channel, Set<Extra> extras) {
        return missingRights(channel);
    }
}
