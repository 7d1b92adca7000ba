package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.ParticipantState;
import dev.evenkeel.media.sfu.RelaySnapshot;
import dev.evenkeel.media.sfu.transport.MediaTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds one participant's sessions and describes them. */
public final class ParticipantStates {
    private final MeetingDirectory directory;

    public ParticipantStates(MeetingDirectory directory) {
        this.directory = directory;
    }

    /** Empty when the participant has no session here. */
    public Optional<ParticipantState> take(String meetingId, String participantId) {
        List<Session> sessions = sessions(meetingId, participantId);
        if (sessions.isEmpty()) {
            return Optional.empty();
        }
        Meeting meeting = sessions.getFirst().meeting();
        List<ParticipantState.Path> paths = new ArrayList<>();
        for (Session session : sessions) {
            MediaTransport transport = session.transport();
            if (transport != null) {
                paths.add(describe(session, transport));
            }
        }
        return Optional.of(new ParticipantState(Snapshots.describe(meeting), paths));
    }

    private static ParticipantState.Path describe(Session session, MediaTransport transport) {
        List<RelaySnapshot.Stream> streams = new ArrayList<>();
        Snapshots.describeStreams(session, streams);
        return new ParticipantState.Path(
                Snapshots.describe(session),
                transport.snapshot(),
                streams,
                session.lines().publications().layers());
    }

    /** What the participant's packets come and go over. */
    public List<MediaTransport> transports(String meetingId, String participantId) {
        return sessions(meetingId, participantId).stream()
                .map(Session::transport)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Session> sessions(String meetingId, String participantId) {
        Meeting meeting = directory.meeting(meetingId);
        if (meeting == null) {
            return List.of();
        }
        return meeting.sessions().stream()
                .filter(session -> session.participantId().equals(participantId))
                .toList();
    }
}
