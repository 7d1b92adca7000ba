package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.tap.MeetingTap;
import org.jspecify.annotations.Nullable;

/**
 * Which meetings are copied for a recorder. A recording can be entered only at a keyframe, so a
 * tapped meeting's pictures begin anew every few seconds.
 */
public final class TapDesk {
    private static final long KEYFRAME_NANOS = 8_000_000_000L;

    private final MeetingDirectory directory;
    private long keyframesAt;

    public TapDesk(MeetingDirectory directory) {
        this.directory = directory;
    }

    /** From now on, also when the meeting only comes here later. Null ends it. */
    public void tap(String meetingId, @Nullable MeetingTap tap, long now) {
        MeetingTap before = directory.tap(meetingId, tap);
        if (before != null && before != tap) {
            before.close();
        }
        Meeting meeting = directory.meeting(meetingId);
        if (meeting != null && tap != null && before != tap) {
            wantKeyframes(meeting, now);
        }
    }

    /** Hands on what has come, and asks for keyframes that are due. */
    public void tick(long now) {
        boolean due = now - keyframesAt >= KEYFRAME_NANOS;
        if (due) {
            keyframesAt = now;
        }
        for (Meeting meeting : directory.meetings()) {
            MeetingTap tap = meeting.tap();
            if (tap != null) {
                tap.flush();
                if (tap.takeNewcomer() || due) {
                    wantKeyframes(meeting, now);
                }
            }
        }
    }

    private static void wantKeyframes(Meeting meeting, long now) {
        for (InboundTrack source : meeting.localSources()) {
            source.wantKeyframe(now);
        }
    }
}
