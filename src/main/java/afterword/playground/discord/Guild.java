package afterword.playground.discord;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A guild with its roles and members; its channels are in {@link World}. */
final class Guild {
    final long id;
    final String name;
    final long ownerId;
    final Instant createdAt;
    final Map<Long, Role> roles = new LinkedHashMap<>();
    final Map<Long, Member> members = new LinkedHashMap<>();

    Guild(long id, String name, long ownerId, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.ownerId = ownerId;
        this.createdAt = createdAt;
    }

    /** A role; the one with the guild's own id is everybody's. */
    static final class Role {
        final long id;
        final String name;
        final int position;
        long permissions;
        final boolean managed;
        final long botId;

        Role(long id, String name, int position, long permissions, long botId) {
            this.id = id;
            this.name = name;
            this.position = position;
            this.permissions = permissions;
            this.managed = botId != 0;
            this.botId = botId;
        }
    }

    /** One user's membership. */
    static final class Member {
        final User user;
        final Instant joinedAt;
        final Set<Long> roles = new LinkedHashSet<>();

        @Nullable
        String nick;

        Member(User user, Instant joinedAt) {
            this.user = user;
            this.joinedAt = joinedAt;
        }

        String shownName() {
            return nick == null ? user.shownName() : nick;
        }
    }

    /** What a member may do in the guild as a whole; 0 for who is not in it. */
    long permissionsOf(long userId) {
        var member = members.get(userId);
        if (member == null) {
            return 0;
        }
        if (userId == ownerId) {
            return Permission.ALL;
        }
        var everyone = roles.get(id);
        long mask = everyone == null ? 0 : everyone.permissions;
        for (var roleId : member.roles) {
            var role = roles.get(roleId);
            mask |= role == null ? 0 : role.permissions;
        }
        return Permission.ADMINISTRATOR.in(mask) ? Permission.ALL : mask;
    }
}
