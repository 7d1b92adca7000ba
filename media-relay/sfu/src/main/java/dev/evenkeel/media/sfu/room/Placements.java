package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.Placement;
import dev.evenkeel.media.sfu.RelayListener;
import dev.evenkeel.media.sfu.RelayPair;
import dev.evenkeel.media.sfu.outbound.LayerCeiling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Knows by which right each meeting runs here: placements, tokens, what other relays of it say, and
 * sleep.
 */
public final class Placements {
    private static final long FORGET_AFTER_NANOS = 600_000_000_000L;

    private final String relayId;
    private final MeetingDirectory directory;
    private final Cascade cascade;
    private final RelayListener listener;
    private final Counters counters;
    private final BiConsumer<Meeting, String> endSessions;

    /**
     * @param endSessions ends every session of a meeting for a reason
     */
    public Placements(
            String relayId,
            MeetingDirectory directory,
            Cascade cascade,
            RelayListener listener,
            Counters counters,
            BiConsumer<Meeting, String> endSessions) {
        this.relayId = relayId;
        this.directory = directory;
        this.cascade = cascade;
        this.listener = listener;
        this.counters = counters;
        this.endSessions = endSessions;
    }

    /** What a token comes to. */
    sealed interface Admission {}

    record Admitted(Meeting meeting) implements Admission {}

    record Stale(long current) implements Admission {}

    record Fenced() implements Admission {}

    Admission admit(String meetingId, long epoch, long now) {
        Meeting meeting = directory.meeting(meetingId);
        if (meeting == null) {
            return new Admitted(begin(meetingId, epoch, now));
        }
        Mandate mandate = meeting.mandate();
        boolean fenced = mandate.fenced();
        return switch (mandate.admit(epoch)) {
            case STALE -> new Stale(mandate.epoch());
            case FENCED -> new Fenced();
            case ADMITTED -> {
                settle(meeting, fenced, now);
                yield new Admitted(meeting);
            }
        };
    }

    private Meeting begin(String meetingId, long epoch, long now) {
        Meeting meeting =
                new Meeting(meetingId, new Mandate(relayId, epoch), cascade, counters, now);
        directory.add(meeting);
        return meeting;
    }

    /** False when something newer is known. */
    public boolean place(Placement placement, long now) {
        Meeting known = directory.meeting(placement.meetingId());
        Meeting meeting =
                known != null ? known : begin(placement.meetingId(), placement.epoch(), now);
        boolean fenced = meeting.mandate().fenced();
        boolean accepted = meeting.mandate().learn(placement.epoch(), placement.pairs());
        if (accepted) {
            meeting.relocated();
            settle(meeting, fenced, now);
        }
        return accepted;
    }

    /** What each receiver of a meeting gets at most; false when something newer is known. */
    public boolean hold(String meetingId, LayerCeiling ceiling, long revision) {
        Meeting meeting = directory.meeting(meetingId);
        return meeting != null && meeting.hold(ceiling, revision);
    }

    /** Another relay of the meeting says where the meeting runs as far as it knows. */
    public void confirm(Meeting meeting, long epoch, List<RelayPair> pairs, long now) {
        boolean fenced = meeting.mandate().fenced();
        long before = meeting.mandate().epoch();
        if (meeting.mandate().learn(epoch, pairs)) {
            meeting.relocated();
            if (fenced || epoch > before) {
                settle(meeting, fenced, now);
            }
        }
    }

    private void settle(Meeting meeting, boolean wasFenced, long now) {
        if (meeting.mandate().excluded()) {
            endSessions.accept(meeting, "placed elsewhere");
        }
        meeting.review(now);
        if (wasFenced && !meeting.mandate().fenced()) {
            listener.unfenced(List.of(meeting.id()));
        }
    }

    /** Decides again who gets media in the meeting. */
    public void review(String meetingId, long now) {
        Meeting meeting = directory.meeting(meetingId);
        if (meeting != null) {
            meeting.review(now);
        }
    }

    /** Ends the meeting and forgets it. */
    public void end(String meetingId) {
        Meeting meeting = directory.meeting(meetingId);
        if (meeting != null) {
            endSessions.accept(meeting, "meeting ended");
            forget(meeting);
        }
    }

    /** The process slept: others may have taken over every meeting. */
    public void fenceAll(long pausedMillis, long now) {
        List<String> fenced = new ArrayList<>();
        for (Meeting meeting : directory.meetings()) {
            if (meeting.mandate().fence()) {
                fenced.add(meeting.id());
                meeting.review(now);
            }
        }
        if (!fenced.isEmpty()) {
            listener.fenced(fenced, pausedMillis);
        }
    }

    /** Forgets meetings nobody has come to for long and that nobody will end any more. */
    public void forgetOld(long now) {
        for (Meeting meeting : directory.copyOfMeetings()) {
            boolean owned = meeting.mandate().placed() && meeting.mandate().serving();
            if (meeting.empty() && !owned && now - meeting.usedAt() > FORGET_AFTER_NANOS) {
                forget(meeting);
            }
        }
    }

    private void forget(Meeting meeting) {
        directory.remove(meeting);
        cascade.forgotten(meeting);
    }
}
