package afterword.person;

import afterword.chat.PersonRef;
import afterword.chat.SpaceRef;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Owners, and what they let in. */
public interface PersonStore {
    boolean owns(PersonRef person);

    boolean hasOwners();

    void addOwner(PersonRef person, Instant now);

    boolean admitted(SpaceRef space);

    /** False when it was let in already. */
    boolean admit(SpaceRef space, PersonRef by, Instant now);

    /** The hash of the claim code that is valid, if one is. */
    Optional<String> claimHash();

    /** Replaces the valid claim code; null ends it. */
    void claimHash(@Nullable String hash);
}
