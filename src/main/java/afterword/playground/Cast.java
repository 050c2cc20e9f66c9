package afterword.playground;

import java.util.List;

/**
 * The people of one platform, in whose names a visitor may speak. Ids are strings: JavaScript has no room for a
 * snowflake's digits.
 */
record Cast(List<Role> people) {
    Cast {
        people = List.copyOf(people);
    }

    /** One person; {@code admin} marks the one who owns the bot and leads everything here. */
    record Role(String id, String name, boolean admin) {}

    Role admin() {
        return people.stream().filter(Role::admin).findFirst().orElseThrow();
    }
}
