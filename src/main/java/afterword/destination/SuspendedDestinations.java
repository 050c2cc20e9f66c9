package afterword.destination;

import afterword.chat.ChannelRef;
import afterword.chat.Directories;
import afterword.chat.SpaceRef;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Destinations that could not be reached, and are looked at again: rights may come back without any event telling so. */
public final class SuspendedDestinations {
    private static final Logger log = LoggerFactory.getLogger(SuspendedDestinations.class);

    private final DestinationStore destinations;
    private final Directories directories;
    private final InstantSource time;

    public SuspendedDestinations(DestinationStore destinations, Directories directories, InstantSource time) {
        this.destinations = destinations;
        this.directories = directories;
        this.time = time;
    }

    /** Lets those go on where the bot lacks no right any more. Asks the platforms. */
    public void tryAgain() {
        for (var destination : destinations.all()) {
            if (destination.suspendedBecause() != null && reachable(destination)) {
                log.info("Articles go to {} again", destination.name());
                destinations.tryAgain(destination.channel());
            }
        }
    }

    /** The same at once for a channel and what is in it, where its rights are said to have changed. */
    public void tryAgain(ChannelRef changed) {
        for (var destination : destinations.all()) {
            var channel = destination.channel();
            if (destination.suspendedBecause() != null
                    && channel.platform() == changed.platform()
                    && channel.id().equals(changed.id())
                    && (changed.topic() == null || changed.topic().equals(channel.topic()))
                    && reachable(destination)) {
                destinations.resume(channel, time.instant());
            }
        }
    }

    /** The same for a guild or chat that the bot was brought into. */
    public void tryAgain(SpaceRef joined) {
        destinations.in(joined).forEach(it -> tryAgain(it.channel()));
    }

    private boolean reachable(Destination destination) {
        var directory = directories.of(destination.channel().platform());
        return directory.isPresent()
                && directory.get().channel(destination.channel()).isPresent()
                && directory.get().missingRights(destination.channel()).isEmpty();
    }
}
