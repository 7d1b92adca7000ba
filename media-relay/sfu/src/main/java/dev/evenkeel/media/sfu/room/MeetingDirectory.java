package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.tap.MeetingTap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The meetings and sessions of this relay by id. */
public final class MeetingDirectory {
    private final Map<String, Meeting> meetings = new LinkedHashMap<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, MeetingTap> taps = new HashMap<>();

    void add(Meeting meeting) {
        meetings.put(meeting.id(), meeting);
        meeting.tap(taps.get(meeting.id()));
    }

    /** A meeting that goes takes its tap along. */
    void remove(Meeting meeting) {
        meetings.remove(meeting.id());
        MeetingTap tap = taps.remove(meeting.id());
        if (tap != null) {
            tap.close();
        }
    }

    /** What the meeting is copied to from now on, if to anything; answers what it was until now. */
    @Nullable MeetingTap tap(String meetingId, @Nullable MeetingTap tap) {
        MeetingTap before = tap == null ? taps.remove(meetingId) : taps.put(meetingId, tap);
        Meeting meeting = meetings.get(meetingId);
        if (meeting != null) {
            meeting.tap(tap);
        }
        return before;
    }

    public @Nullable Meeting meeting(String id) {
        return meetings.get(id);
    }

    public Collection<Meeting> meetings() {
        return meetings.values();
    }

    /** For callers that may change the directory meanwhile. */
    List<Meeting> copyOfMeetings() {
        return new ArrayList<>(meetings.values());
    }

    void add(Session session) {
        sessions.put(session.id(), session);
    }

    void remove(Session session) {
        sessions.remove(session.id());
    }

    @Nullable Session session(String id) {
        return sessions.get(id);
    }

    public Collection<Session> sessions() {
        return sessions.values();
    }
}
