package afterword.storage;

import afterword.chat.PersonRef;
import afterword.chat.Platform;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Those who are told what is wrong; called inside a transaction. */
final class Owners {
    private Owners() {}

    static List<PersonRef> all(Handle handle) {
        return handle.createQuery("SELECT platform, person FROM owner")
                .map((row, _) -> new PersonRef(Platform.valueOf(row.getString("platform")), row.getString("person")))
                .list();
    }
}
