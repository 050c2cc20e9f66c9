package afterword.storage;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A process that writes rows through {@link Database}, says of each that it is stored, and lets none of them leave the
 * journal until all are there: the next commit then moves all of them at once. Argument: the file, and how many rows.
 */
final class CheckpointingProcess {
    static final String STORED = "STORED ";
    static final String NOW = "CHECKPOINT";
    static final String VALUE = "v".repeat(200_000);

    private CheckpointingProcess() {}

    public static void main(String[] arguments) throws SQLException {
        var file = Path.of(arguments[0]);
        var rows = Integer.parseInt(arguments[1]);
        try (var database = Database.open(file)) {
            try (var reader = DriverManager.getConnection("jdbc:sqlite:" + file);
                    var statement = reader.createStatement()) {
                // What is read here must not change: nothing written after it can leave the journal.
                statement.execute("BEGIN");
                statement.execute("SELECT COUNT(*) FROM setting");
                for (var row = 0; row < rows; row++) {
                    put(database, row);
                }
            }
            System.out.println(NOW);
            put(database, rows);
        }
    }

    private static void put(Database database, int row) {
        database.write(
                handle -> handle.execute("INSERT INTO setting (name, value) VALUES (?, ?)", "n" + row, VALUE + row));
        System.out.println(STORED + row);
    }
}
