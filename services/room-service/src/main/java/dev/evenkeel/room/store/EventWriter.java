package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.MeetingRecord;
import dev.evenkeel.room.domain.RoomEvent;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** What each event changes in the database. */
final class EventWriter {
    private EventWriter() {}

    static Uni<Void> write(Mutiny.Session session, MeetingRecord meeting, RoomEvent event) {
        String id = meeting.meetingId();
        return switch (event) {
            case RoomEvent.Started started -> MeetingWriter.started(session, id, started);
            case RoomEvent.AccessChanged changed -> MeetingWriter.access(session, id, changed);
            case RoomEvent.Ended ended ->
                    MeetingWriter.ended(session, id, ended)
                            .chain(() -> ChatImageRow.deleteAll(session, id));
            case RoomEvent.StreamOffered offered ->
                    persist(session, new StreamRow(id, offered.access()));
            case RoomEvent.StreamRevoked revoked -> StreamWriter.revoked(session, revoked);
            case RoomEvent.StreamConnected connected -> StreamWriter.connected(session, connected);
            case RoomEvent.RecordingStarted started ->
                    persist(session, new RecordingRow(id, started.recording()));
            case RoomEvent.RecordingStopped stopped -> RecordingWriter.stopped(session, stopped);
            case RoomEvent.RecordingConsented said -> RecordingWriter.consented(session, said);
            case RoomEvent.Knocked knocked ->
                    persist(session, new WaitingRow(id, knocked.waiting()));
            case RoomEvent.WaitingOver over -> PeopleWriter.waitingOver(session, over);
            case RoomEvent.SeatTaken taken ->
                    persist(session, new ParticipantRow(id, taken.seat()));
            case RoomEvent.SeatFreed freed ->
                    PeopleWriter.free(session, freed)
                            .chain(() -> StreamWriter.freed(session, freed));
            case RoomEvent.RoleGiven given -> PeopleWriter.role(session, given);
            case RoomEvent.MediaChanged changed -> PeopleWriter.media(session, changed);
            case RoomEvent.MediaStopped stopped -> PeopleWriter.stopped(session, stopped);
            case RoomEvent.ScreenChanged changed -> PeopleWriter.screen(session, changed);
            case RoomEvent.HandChanged changed -> PeopleWriter.hand(session, changed);
            case RoomEvent.PathTaken taken -> PeopleWriter.path(session, taken);
            case RoomEvent.TroubleTold told -> Uni.createFrom().voidItem();
            case RoomEvent.ChatSaid said -> persist(session, new ChatRow(id, said.message()));
            case RoomEvent.ChatChanged changed -> TalkWriter.changed(session, id, changed);
            case RoomEvent.Announced made ->
                    persist(session, new AnnouncementRow(id, made.announcement()));
            case RoomEvent.Acknowledged read -> TalkWriter.acknowledged(session, read);
            case RoomEvent.PollOpened opened -> PollWriter.opened(session, id, opened.poll());
            case RoomEvent.Voted voted -> PollWriter.voted(session, voted);
            case RoomEvent.PollClosed closed -> PollWriter.closed(session, closed);
        };
    }

    static Uni<Void> persist(Mutiny.Session session, Object row) {
        return session.persist(row).chain(() -> session.flush());
    }
}
