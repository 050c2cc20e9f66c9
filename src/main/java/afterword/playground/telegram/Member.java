package afterword.playground.telegram;

import java.util.EnumSet;
import java.util.Set;

/** Somebody's standing in one chat. */
record Member(long user, MemberStatus status, Set<Right> rights, boolean anonymous) {
    Member {
        rights = rights.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(rights));
    }

    static Member of(long user, MemberStatus status) {
        return new Member(user, status, Set.of(), false);
    }

    boolean may(Right right) {
        return status == MemberStatus.CREATOR || (status == MemberStatus.ADMINISTRATOR && rights.contains(right));
    }
}
