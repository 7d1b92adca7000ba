package dev.evenkeel.recording.kit;

import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.Head;
import dev.evenkeel.recording.archive.RecordingFolder;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Rows of recordings that can be played. */
public final class ReadyRecording {
    private ReadyRecording() {}

    /** Has the database know a recording that is on disk. */
    public static void insert(
            DataSource database,
            RecordingFolder folder,
            String meetingId,
            Instant ended,
            long millis)
            throws IOException, SQLException {
        Head head = ArchiveKit.head(folder);
        try (var session = database.getConnection();
                var insert =
                        session.prepareStatement(
                                """
                                insert into recording.recording (recording_id, meeting_id, title,
                                    started_at, stopped_at, state, duration_millis, head_lines,
                                    head_sha256)
                                values (?, ?, 'Weekly', ?, ?, 'ready', ?, ?, ?)
                                """)) {
            insert.setString(1, folder.recordingId());
            insert.setString(2, meetingId);
            insert.setObject(3, ended.minusMillis(millis).atOffset(ZoneOffset.UTC));
            insert.setObject(4, ended.atOffset(ZoneOffset.UTC));
            insert.setLong(5, millis);
            insert.setLong(6, head.lines());
            insert.setString(7, head.sha256());
            insert.executeUpdate();
        }
    }
}
