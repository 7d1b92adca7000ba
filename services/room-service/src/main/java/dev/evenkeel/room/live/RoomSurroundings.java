package dev.evenkeel.room.live;

import dev.evenkeel.room.RoomConfig;
import dev.evenkeel.room.domain.MeetingRecord;
import java.time.Instant;

/** What a meeting needs from around it. */
interface RoomSurroundings {
    Instant now();

    RoomConfig config();

    MessageCodec codec();

    Tokens tokens();

    RelayNotices control();

    JournalPort journalPort(MeetingRecord meeting);

    /** The meeting is no longer served from here. */
    void closed(LiveRoom room);
}
