package afterword.chat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The directories of the platforms that are configured; filled before anything is asked. */
public final class Directories {
    private final Map<Platform, Directory> directories = new ConcurrentHashMap<>();

    public void add(Directory directory) {
        directories.put(directory.platform(), directory);
    }

    /** Empty where the process runs without the platform. */
    public Optional<Directory> of(Platform platform) {
        return Optional.ofNullable(directories.get(platform));
    }
}
