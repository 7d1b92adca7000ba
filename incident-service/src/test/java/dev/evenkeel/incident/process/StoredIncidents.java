package dev.evenkeel.incident.process;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** What the service has left in its database. */
final class StoredIncidents {
    private final Map<String, String> settings;

    /** As {@link dev.evenkeel.testkit.PostgresResource} gives them. */
    StoredIncidents(Map<String, String> settings) {
        this.settings = settings;
    }

    long open(String prefix) {
        return count("incident_case where state <> 'resolved' and cause_id like '" + prefix + "%'");
    }

    long all(String prefix) {
        return count("incident_case where cause_id like '" + prefix + "%'");
    }

    /** Events committed and not published. */
    long unpublished() {
        return count("outbox_event");
    }

    private long count(String from) {
        try (Connection database =
                        DriverManager.getConnection(
                                settings.get("quarkus.datasource.jdbc.url"),
                                settings.get("quarkus.datasource.username"),
                                settings.get("quarkus.datasource.password"));
                Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from incident." + from)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException("the database cannot be asked", failed);
        }
    }
}
