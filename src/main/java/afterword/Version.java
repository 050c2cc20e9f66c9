package afterword;

import org.jspecify.annotations.Nullable;

/** Which Afterword this is. */
final class Version {
    private Version() {}

    /** The version that the jar's manifest names; "development" outside a jar. */
    static String text() {
        @Nullable String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
