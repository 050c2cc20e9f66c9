package afterword.command;

import afterword.chat.ChannelRef;
import afterword.chat.PersonRef;
import afterword.chat.SpaceRef;

/** Answers, at the moment of use, who may do what. */
public interface Gatekeeper {
    boolean owns(PersonRef person);

    /** Whether an owner has let the bot speak in this guild or chat. */
    boolean admitted(SpaceRef space);

    boolean mayManage(PersonRef person, ChannelRef channel);

    /** Whether the person may be told of the channel from anywhere: an owner, or who may manage it, on its own platform. */
    default boolean oversees(PersonRef person, ChannelRef channel) {
        return owns(person) || (person.platform() == channel.platform() && mayManage(person, channel));
    }
}
