package dev.evenkeel.recording.cli;

import dev.evenkeel.recording.archive.Verification.KnownHead;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How manifests end as the database remembers it; nothing when it does not answer. */
final class KnownHeads {
    private final @Nullable String url;
    private final String password;

    private KnownHeads(@Nullable String url, String password) {
        this.url = url;
        this.password = password;
    }

    static KnownHeads of(Map<String, String> environment) {
        return new KnownHeads(
                environment.get("EVENKEEL_DATABASE"),
                environment.getOrDefault("EVENKEEL_DATABASE_PASSWORD", ""));
    }

    Optional<KnownHead> find(String recordingId) {
        if (url == null) {
            return Optional.empty();
        }
        try (Connection database =
                        DriverManager.getConnection(
                                url + "?connectTimeout=2&loginTimeout=2", "evenkeel", password);
                PreparedStatement query =
                        database.prepareStatement(
                                """
                                select head_lines, head_sha256 from recording.recording
                                where recording_id = ? and head_lines > 0
                                """)) {
            query.setString(1, recordingId);
            try (ResultSet found = query.executeQuery()) {
                return found.next()
                        ? Optional.of(new KnownHead(found.getLong(1), found.getString(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
