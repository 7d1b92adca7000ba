package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.ParticipantLeft;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting is like right now. Changes only by {@link #apply}; the rules read it. Not safe for
 * several threads: its owner takes care of that.
 */
public final class RoomState {
    /** Chat messages kept for those who come later; older ones are only in the database. */
    public static final int LONGEST_HISTORY = 5_000;

    /**
     * How far chat numbers jump when a meeting is read from the database again. People may have
     * seen messages that were never stored; their numbers must not be given twice.
     */
    public static final long SEQ_GAP = 100_000;

    private final MeetingRecord meeting;
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private final Map<String, KeyHash> removed = new HashMap<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final ChatLog chat = new ChatLog(LONGEST_HISTORY);
    private final Map<UUID, Announcement> announcements = new LinkedHashMap<>();
    private final Map<UUID, Poll> polls = new LinkedHashMap<>();
    private final Streams streams = new Streams();
    private Access access = Access.OPEN;
    private @Nullable Recording recording;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;

    /** A meeting nobody has been in. */
    public RoomState(MeetingRecord meeting) {
        this.meeting = meeting;
    }

    /** A meeting nobody has been in, with a door of its own. */
    public RoomState(MeetingRecord meeting, Access access) {
        this.meeting = meeting;
        this.access = access;
    }

    /** A meeting as it was stored. */
    public static RoomState restore(RoomSnapshot stored) {
        RoomState state = new RoomState(stored.meeting());
        state.startedAt = stored.startedAt();
        state.access = stored.access();
        stored.seats().forEach(seat -> state.seats.put(seat.participantId(), seat));
        state.removed.putAll(stored.removed());
        stored.waiting().forEach(person -> state.waiting.put(person.participantId(), person));
        stored.announcements().forEach(made -> state.announcements.put(made.id(), made));
        stored.polls().forEach(poll -> state.polls.put(poll.id(), poll));
        state.recording = stored.recording();
        state.streams.restore(stored.streams());
        state.chat.restore(stored.chat(), SEQ_GAP);
        return state;
    }

    /** Carries out what happened. Applying the same event twice is the same as once. */
    public void apply(RoomEvent event) {
        switch (event) {
            case RoomEvent.Started started -> startedAt = started.at();
            case RoomEvent.Knocked knocked ->
                    waiting.put(knocked.waiting().participantId(), knocked.waiting());
            case RoomEvent.WaitingOver over -> waiting.remove(over.participantId());
            case RoomEvent.SeatTaken taken -> seats.put(taken.seat().participantId(), taken.seat());
            case RoomEvent.SeatFreed freed -> free(freed);
            case RoomEvent.RoleGiven given ->
                    change(given.participantId(), seat -> seat.as(given.role()));
            case RoomEvent.AccessChanged changed -> access = changed.access();
            case RoomEvent.MediaChanged changed ->
                    change(
                            changed.participantId(),
                            seat -> seat.withMedia(changed.microphone(), changed.camera()));
            case RoomEvent.MediaStopped stopped ->
                    change(stopped.participantId(), seat -> without(seat, stopped));
            case RoomEvent.ScreenChanged changed ->
                    change(changed.participantId(), seat -> seat.withScreen(changed.sharing()));
            case RoomEvent.HandChanged changed ->
                    change(
                            changed.participantId(),
                            seat -> seat.withHand(changed.raised() ? changed.at() : null));
            case RoomEvent.PathTaken taken ->
                    change(taken.participantId(), seat -> seat.over(taken.relayId()));
            case RoomEvent.TroubleTold told -> {}
            case RoomEvent.ChatSaid said -> chat.add(said.message());
            case RoomEvent.ChatChanged changed -> chat.change(changed.message());
            case RoomEvent.Announced made ->
                    announcements.put(made.announcement().id(), made.announcement());
            case RoomEvent.Acknowledged read ->
                    announcements.computeIfPresent(
                            read.announcementId(),
                            (_, made) -> made.acknowledged(read.participantId()));
            case RoomEvent.PollOpened opened -> polls.put(opened.poll().id(), opened.poll());
            case RoomEvent.Voted voted ->
                    polls.computeIfPresent(
                            voted.pollId(),
                            (_, poll) ->
                                    poll.voted(
                                            voted.participantId(), voted.name(), voted.choices()));
            case RoomEvent.PollClosed closed ->
                    polls.computeIfPresent(closed.pollId(), (_, poll) -> poll.closed(closed.at()));
            case RoomEvent.RecordingStarted started -> recording = started.recording();
            case RoomEvent.RecordingStopped stopped -> recording = null;
            case RoomEvent.RecordingConsented said -> consent(said);
            case RoomEvent.StreamOffered offered -> streams.offered(offered.access());
            case RoomEvent.StreamRevoked revoked -> streams.revoked(revoked.id());
            case RoomEvent.StreamConnected connected ->
                    streams.connected(connected.id(), connected.session());
            case RoomEvent.Ended ended -> endedAt = ended.at();
        }
    }

    public MeetingRecord meeting() {
        return meeting;
    }

    public Access access() {
        return access;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    public boolean isEnded() {
        return endedAt != null;
    }

    /** Nobody has a seat or waits for one. */
    public boolean isEmpty() {
        return seats.isEmpty() && waiting.isEmpty();
    }

    /** How many more may take a seat. */
    int freeSeats() {
        Integer capacity = meeting.capacity();
        return capacity == null ? Integer.MAX_VALUE : Math.max(0, capacity - seats.size());
    }

    /** In the order of joining. */
    public List<Seat> seats() {
        return List.copyOf(seats.values());
    }

    public Optional<Seat> seat(String participantId) {
        return Optional.ofNullable(seats.get(participantId));
    }

    /** Whether a host or co-host is there. */
    public boolean isHosted() {
        return seats.values().stream().anyMatch(Seat::isModerator);
    }

    /** In the order of knocking. */
    public List<Waiting> waiting() {
        return List.copyOf(waiting.values());
    }

    public Optional<Waiting> waiting(String participantId) {
        return Optional.ofNullable(waiting.get(participantId));
    }

    /** Nothing for those who neither have a seat nor wait. */
    public Optional<Standing> standing(String participantId) {
        return seat(participantId)
                .map(seat -> Standing.of(seat.role()))
                .or(() -> waiting(participantId).map(_ -> Standing.WAITING));
    }

    public boolean wasRemoved(String participantId) {
        return removed.containsKey(participantId);
    }

    /** Whether this is a seat somebody was sent out of, shown by its key. */
    boolean wasRemovedFrom(Newcomer.FormerSeat former) {
        KeyHash key = removed.get(former.participantId());
        return key != null && key.matches(former.resumeKey());
    }

    /** What was said or changed after this number, in the order of saying. */
    public List<ChatMessage> chatAfter(long seq) {
        return chat.changedAfter(seq);
    }

    public Optional<ChatMessage> chat(UUID id) {
        return chat.find(id);
    }

    /** The number of the newest message or change; numbers only grow. */
    public long lastSeq() {
        return chat.lastSeq();
    }

    /** Oldest first. */
    public List<Announcement> announcements() {
        return List.copyOf(announcements.values());
    }

    public Optional<Announcement> announcement(UUID id) {
        return Optional.ofNullable(announcements.get(id));
    }

    /** Oldest first. */
    public List<Poll> polls() {
        return List.copyOf(polls.values());
    }

    public Optional<Poll> poll(UUID id) {
        return Optional.ofNullable(polls.get(id));
    }

    /** The recording that goes on; null while there is none. */
    public @Nullable Recording recording() {
        return recording;
    }

    /** What comes in or watches without our page. */
    public Streams streams() {
        return streams;
    }

    private void consent(RoomEvent.RecordingConsented said) {
        Recording known = recording;
        if (known != null && known.recordingId().equals(said.recordingId())) {
            recording = known.with(said.participantId(), said.agreed());
        }
    }

    private void change(String participantId, UnaryOperator<Seat> change) {
        seats.computeIfPresent(participantId, (_, seat) -> change.apply(seat));
    }

    private static Seat without(Seat seat, RoomEvent.MediaStopped stopped) {
        return switch (stopped.source()) {
            case MICROPHONE -> seat.withMedia(false, seat.camera());
            case CAMERA -> seat.withMedia(seat.microphone(), false);
            case SCREEN -> seat.withScreen(false);
        };
    }

    private void free(RoomEvent.SeatFreed freed) {
        Seat seat = seats.remove(freed.participantId());
        streams.freed(freed.participantId());
        if (seat != null && freed.reason() == ParticipantLeft.Reason.REMOVED) {
            removed.put(freed.participantId(), seat.resumeKey());
        }
    }
}
