package afterword.person;

import afterword.chat.ChannelRef;
import afterword.chat.Directory;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.command.Gatekeeper;
import java.util.Map;

/** Who may do what, asked of our own records and of the platform at the moment of use. */
public final class Rights implements Gatekeeper {
    private final PersonStore people;
    private final Map<Platform, Directory> directories;

    public Rights(PersonStore people, Map<Platform, Directory> directories) {
        this.people = people;
        this.directories = Map.copyOf(directories);
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
        var directory = directories.get(channel.platform());
        return directory != null && directory.mayManage(person, channel);
    }
}
