package afterword.command;

import afterword.chat.ChannelRef;
import afterword.chat.PersonRef;
import afterword.chat.SpaceRef;

/**
 * Every space is admitted, and everybody may manage every channel.
 *
 * @param owners whether everybody owns the bot, too
 */
public record OpenDoor(boolean owners) implements Gatekeeper {
    @Override
    public boolean owns(PersonRef person) {
        return owners;
    }

    @Override
    public boolean admitted(SpaceRef space) {
        return true;
    }

    @Override
    public boolean mayManage(PersonRef person, ChannelRef channel) {
        return true;
    }
}
