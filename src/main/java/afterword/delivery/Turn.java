package afterword.delivery;

import java.time.Duration;
import java.time.Instant;

/** What a pacer says to somebody who wants to call. */
sealed interface Turn {
    /** The call may be made at this moment, which is near: there is time to prepare it. */
    record At(Instant moment) implements Turn {}

    /** Ask again after this long. */
    record NotYet(Duration pause) implements Turn {}
}
