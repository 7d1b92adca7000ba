package dev.evenkeel.room.badinput;

import dev.evenkeel.local.postgres.PostgresSettings;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.testkit.PostgresResource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/** What is in the database, table by table. */
final class Tables {
    /** What changes by itself: events under way, when sessions were seen last, counted attempts. */
    private static final Set<String> RESTLESS =
            Set.of(
                    "outbox_event",
                    "outbox_lease",
                    "processed_event",
                    "account_session",
                    "account_attempt",
                    "flyway_schema_history");

    private Tables() {}

    /**
     * A digest of the rows of every table, once nothing is under way any more. Of what belongs to a
     * meeting only the rows of these: others may end meanwhile.
     */
    static Map<String, String> settled(List<String> meetings) {
        AtomicReference<Map<String, String>> last = new AtomicReference<>(Map.of());
        Awaitility.await("nothing under way")
                .atMost(Guest.LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    Map<String, String> now = now(meetings);
                    return now.equals(last.getAndSet(now));
                });
        return last.get();
    }

    private static Map<String, String> now(List<String> meetings) {
        Map<String, String> digests = new TreeMap<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                PostgresResource.database().settings().jdbcUrl(),
                                PostgresSettings.ROLE,
                                PostgresResource.database().settings().password());
                Statement statement = connection.createStatement()) {
            for (String table : names(statement)) {
                digests.put(table, digest(statement, table, meetings));
            }
            digests.put("meetings made", first(statement, "select count(*) from room.meeting"));
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
        return digests;
    }

    private static String digest(Statement statement, String table, List<String> meetings)
            throws SQLException {
        if (hasMeetings(statement, table)) {
            return first(
                    statement,
                    "select string_agg(t::text, ' ' order by t::text) from room.%s t"
                                    .formatted(table)
                            + " where meeting_id in ('%s')"
                                    .formatted(String.join("', '", meetings)));
        }
        return first(
                statement,
                "select count(*) || ' rows ' || md5(string_agg(t::text, '|' order by t::text))"
                        + " from room.%s t".formatted(table));
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private static boolean hasMeetings(Statement statement, String table) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery(
                        "select 1 from information_schema.columns where table_schema = 'room'"
                                + " and column_name = 'meeting_id' and table_name = '"
                                + table
                                + "'")) {
            return rows.next();
        }
    }

    private static List<String> names(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery(
                        "select table_name from information_schema.tables"
                                + " where table_schema = 'room'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        names.removeAll(RESTLESS);
        return names;
    }
}
