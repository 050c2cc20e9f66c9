package afterword.destination;

import afterword.chat.Directories;
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
                destinations.resume(destination.channel(), time.instant());
            }
        }
    }

    private boolean reachable(Destination destination) {
        var directory = directories.of(destination.channel().platform());
        return directory.isPresent()
                && directory.get().channel(destination.channel()).isPresent()
                && directory.get().missingRights(destination.channel()).isEmpty();
    }
}
