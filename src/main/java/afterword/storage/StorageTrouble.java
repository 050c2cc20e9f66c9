package afterword.storage;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in an operator's words what SQLite complains of. */
final class StorageTrouble {
    private StorageTrouble() {}

    /** A sentence with what to do about it. */
    static String sentence(Throwable failure) {
        var code = code(failure);
        if (code == null) {
            return "The database failed: " + failure.getMessage();
        }
        return switch (base(code)) {
            case SQLITE_FULL ->
                "The disk is full: free some room and everything goes on by itself. Nothing stored is lost.";
            case SQLITE_READONLY ->
                "The database file is read-only: make it and its folder writable for the user that runs Afterword.";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "The database is locked by another process: is Afterword running twice? Stop the other one.";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                "The database file is damaged or not a database: move it away and restore the last backup.";
            case SQLITE_CANTOPEN -> "The database file cannot be opened: check that its folder exists and is writable.";
            case SQLITE_IOERR -> "The disk failed while the database was used: check it, then start again.";
            default -> "The database failed: " + failure.getMessage();
        };
    }

    /** Whether SQLite has given up the whole transaction, not the statement alone. */
    static boolean endsTransaction(Throwable failure) {
        var code = code(failure);
        return code != null
                && switch (base(code)) {
                    case SQLITE_FULL, SQLITE_IOERR, SQLITE_NOMEM, SQLITE_BUSY, SQLITE_INTERRUPT, SQLITE_CORRUPT -> true;
                    default -> false;
                };
    }

    private static @Nullable SQLiteErrorCode code(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return sqlite.getResultCode();
            }
            if (cause instanceof SQLException sql && sql.getErrorCode() > 0) {
                return SQLiteErrorCode.getErrorCode(sql.getErrorCode());
            }
        }
        return null;
    }

    private static SQLiteErrorCode base(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & 0xff);
    }
}
