package dev.evenkeel.room.live;

import dev.evenkeel.room.domain.Placement;

/** What relays have to be told of a meeting. None of it blocks or throws. */
public interface RelayNotices {

    /** A participant was removed: out, and not in again with an older token. */
    void removed(String meetingId, String participantId, Placement placement);

    /** The meeting is over. */
    void ended(String meetingId, Placement placement);
}
