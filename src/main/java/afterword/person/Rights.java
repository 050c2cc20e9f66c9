package afterword.person;

import afterword.chat.ChannelRef;
import afterword.chat.Directories;
import afterword.chat.PersonRef;
import afterword.chat.SpaceRef;
import afterword.command.Gatekeeper;

/** Who may do what, asked of our own records and of the platform at the moment of use. */
public final class Rights implements Gatekeeper {
    private final PersonStore people;
    private final Directories directories;

    public Rights(PersonStore people, Directories directories) {
        this.people = people;
        this.directories = directories;
    }

    @Override
    public boolean owns(PersonRef person) {
        return people.owns(person);
    }

    @Override
    public boolean admitted(SpaceRef space) {
        return people.admitted(space);
    }

    @Override
    public boolean mayManage(PersonRef person, ChannelRef channel) {
        return directories
                .of(channel.platform())
                .filter(directory -> directory.mayManage(person, channel))
                .isPresent();
    }
}
