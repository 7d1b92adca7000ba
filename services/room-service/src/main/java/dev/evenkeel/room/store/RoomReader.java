package dev.evenkeel.room.store;

import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.domain.Announcement;
import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.MeetingCeiling;
import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.domain.Poll;
import dev.evenkeel.room.domain.Recording;
import dev.evenkeel.room.domain.RoomSnapshot;
import dev.evenkeel.room.domain.RoomState;
import dev.evenkeel.room.domain.StreamAccess;
import dev.evenkeel.room.domain.Waiting;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads meetings back. */
@Singleton
public class RoomReader {
    private final Transactions transactions;

    @Inject
    RoomReader(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A meeting whether it is over or not; nothing when there never was one. */
    public Uni<Optional<MeetingSummary>> summary(String meetingId) {
        return transactions.run(session ->
                session.find(MeetingRow.class, meetingId)
                        .map(row -> Optional.ofNullable(row).map(RoomReader::summary)));
    }

    /** Every meeting that is not over, with all that is in it. */
    public Uni<List<StoredRoom>> open() {
        return read(RoomReader::openMeetings);
    }

    /** The meeting with all that is in it, unless it is over or never was. */
    public Uni<Optional<StoredRoom>> open(String meetingId) {
        return read(session -> openMeeting(session, meetingId))
                .map(rooms -> rooms.stream().findFirst());
    }

    private Uni<List<StoredRoom>> read(
            Function<Mutiny.Session, Uni<List<MeetingRow>>> whichMeetings) {
        return transactions.run(session -> {
            List<StoredRoom> rooms = new ArrayList<>();
            return whichMeetings
                    .apply(session)
                    .chain(meetings ->
                            placements(session)
                                    .chain(placements ->
                                            read(session, meetings, placements, rooms)))
                    .chain(() -> CeilingStore.ofOpenMeetings(session))
                    .map(ceilings -> rooms.stream().map(room -> held(room, ceilings)).toList());
        });
    }

    private static StoredRoom held(StoredRoom room, Map<String, MeetingCeiling> ceilings) {
        String meetingId = room.state().meeting().meetingId();
        return room.with(ceilings.getOrDefault(meetingId, MeetingCeiling.NONE));
    }

    private static Uni<Void> read(
            Mutiny.Session session,
            List<MeetingRow> meetings,
            Map<String, Placement> placements,
            List<StoredRoom> rooms) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (MeetingRow meeting : meetings) {
            Placement placement = placements.get(meeting.meetingId);
            if (placement != null) {
                all =
                        all.chain(() -> room(session, meeting, placement).invoke(rooms::add))
                                .replaceWithVoid();
            }
        }
        return all;
    }

    private static Uni<List<MeetingRow>> openMeetings(Mutiny.Session session) {
        return session.createQuery(
                        "select m from MeetingRow m where m.endedAt is null", MeetingRow.class)
                .getResultList();
    }

    private static Uni<List<MeetingRow>> openMeeting(Mutiny.Session session, String meetingId) {
        return session.createQuery(
                        """
                        select m from MeetingRow m
                        where m.meetingId = :meeting and m.endedAt is null
                        """,
                        MeetingRow.class)
                .setParameter("meeting", meetingId)
                .getResultList();
    }

    private static Uni<Map<String, Placement>> placements(Mutiny.Session session) {
        return session.createQuery(
                        """
                        select p from PlacementRow p join MeetingRow m on m.meetingId = p.meetingId
                        where m.endedAt is null
                        """,
                        PlacementRow.class)
                .getResultList()
                .map(rows ->
                        rows.stream()
                                .collect(
                                        Collectors.toMap(
                                                row -> row.meetingId, PlacementRow::toPlacement)));
    }

    private static Uni<StoredRoom> room(
            Mutiny.Session session, MeetingRow meeting, Placement placement) {
        String id = meeting.meetingId;
        return participants(session, id)
                .chain(people ->
                        waiting(session, id)
                                .chain(waiting ->
                                        talk(session, id)
                                                .map(talk ->
                                                        new StoredRoom(
                                                                state(
                                                                        meeting, people, waiting,
                                                                        talk),
                                                                placement,
                                                                MeetingCeiling.NONE,
                                                                meeting.journalMark))));
    }

    /** What people said in one way or another, and what is done with it. */
    private record Talk(
            List<ChatMessage> chat,
            List<Announcement> announcements,
            List<Poll> polls,
            Optional<Recording> recording,
            List<StreamAccess> streams) {}

    private static Uni<Talk> talk(Mutiny.Session session, String id) {
        return TalkReader.chat(session, id)
                .chain(chat ->
                        TalkReader.announcements(session, id)
                                .chain(announcements ->
                                        TalkReader.polls(session, id)
                                                .chain(polls ->
                                                        recordingAndStreams(
                                                                session,
                                                                id,
                                                                chat,
                                                                announcements,
                                                                polls))));
    }

    private static Uni<Talk> recordingAndStreams(
            Mutiny.Session session,
            String id,
            List<ChatMessage> chat,
            List<Announcement> announcements,
            List<Poll> polls) {
        return RecordingWriter.read(session, id)
                .chain(recording ->
                        StreamWriter.read(session, id)
                                .map(streams ->
                                        new Talk(chat, announcements, polls, recording, streams)));
    }

    private static RoomState state(
            MeetingRow meeting, List<ParticipantRow> people, List<Waiting> waiting, Talk talk) {
        return RoomState.restore(
                new RoomSnapshot(
                        meeting.toRecord(),
                        meeting.startedAt,
                        meeting.access(),
                        people.stream()
                                .filter(p -> p.leftAt == null)
                                .map(ParticipantRow::toSeat)
                                .toList(),
                        people.stream()
                                .filter(p -> p.leftReason == ParticipantLeft.Reason.REMOVED)
                                .collect(
                                        Collectors.toMap(
                                                p -> p.participantId,
                                                p -> new KeyHash(p.resumeKey))),
                        waiting,
                        talk.chat(),
                        talk.announcements(),
                        talk.polls(),
                        talk.recording().orElse(null),
                        talk.streams()));
    }

    private static Uni<List<Waiting>> waiting(Mutiny.Session session, String id) {
        return session.createQuery(
                        """
                        select w from WaitingRow w where w.meetingId = :id
                        order by w.since, w.participantId
                        """,
                        WaitingRow.class)
                .setParameter("id", id)
                .getResultList()
                .map(rows -> rows.stream().map(WaitingRow::toWaiting).toList());
    }

    private static Uni<List<ParticipantRow>> participants(Mutiny.Session session, String id) {
        return session.createQuery(
                        """
                        select p from ParticipantRow p where p.meetingId = :id
                        order by p.joinedAt, p.participantId
                        """,
                        ParticipantRow.class)
                .setParameter("id", id)
                .getResultList();
    }

    private static MeetingSummary summary(MeetingRow row) {
        return new MeetingSummary(
                row.meetingId, row.title, row.createdAt, row.startedAt, row.endedAt);
    }
}
