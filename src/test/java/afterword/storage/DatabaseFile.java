package afterword.storage;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database as anybody else sees who opens its file. */
public record DatabaseFile(Path path) {
    /** The first column of what is asked for. */
    public List<String> texts(String query) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException("Asking " + query, e);
        }
    }

    /** Changes some rows; fails if there are none. */
    public void change(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                var statement = connection.createStatement()) {
            if (statement.executeUpdate(sql) == 0) {
                throw new IllegalStateException("Changed nothing: " + sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Changing " + sql, e);
        }
    }

    /** What SQLite finds wrong with it, or ok. */
    public String integrity() {
        return texts("PRAGMA integrity_check").getFirst();
    }
}
