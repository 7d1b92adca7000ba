package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.ParticipantLeft;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private final Set<String> removed = new HashSet<>();
    private final ArrayDeque<ChatMessage> chat = new ArrayDeque<>();
    private final Map<UUID, ChatMessage> chatById = new HashMap<>();
    private long lastSeq;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;

    /** A meeting nobody has been in. */
    public RoomState(MeetingRecord meeting) {
        this.meeting = meeting;
    }

    /** A meeting as it was stored. */
    public static RoomState restore(
            MeetingRecord meeting,
            @Nullable Instant startedAt,
            Collection<Seat> seats,
            Collection<String> removed,
            List<ChatMessage> chat) {
        RoomState state = new RoomState(meeting);
        state.startedAt = startedAt;
        seats.forEach(seat -> state.seats.put(seat.participantId(), seat));
        state.removed.addAll(removed);
        chat.forEach(state::remember);
        state.lastSeq += SEQ_GAP;
        return state;
    }

    /** Carries out what happened. Applying the same event twice is the same as once. */
    public void apply(RoomEvent event) {
        switch (event) {
            case RoomEvent.Started started -> startedAt = started.at();
            case RoomEvent.SeatTaken taken -> seats.put(taken.seat().participantId(), taken.seat());
            case RoomEvent.SeatFreed freed -> free(freed);
            case RoomEvent.ChatSaid said -> remember(said.message());
            case RoomEvent.MediaChanged changed ->
                    seats.computeIfPresent(
                            changed.participantId(),
                            (id, seat) -> seat.withMedia(changed.microphone(), changed.camera()));
            case RoomEvent.PathTaken taken ->
                    seats.computeIfPresent(
                            taken.participantId(), (id, seat) -> seat.over(taken.relayId()));
            case RoomEvent.Ended ended -> endedAt = ended.at();
        }
    }

    public MeetingRecord meeting() {
        return meeting;
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

    public boolean isEmpty() {
        return seats.isEmpty();
    }

    /** In the order of joining. */
    public List<Seat> seats() {
        return List.copyOf(seats.values());
    }

    public Optional<Seat> seat(String participantId) {
        return Optional.ofNullable(seats.get(participantId));
    }

    public boolean wasRemoved(String participantId) {
        return removed.contains(participantId);
    }

    /** What was said after this number, in order. */
    public List<ChatMessage> chatAfter(long seq) {
        return chat.stream().filter(message -> message.seq() > seq).toList();
    }

    Optional<ChatMessage> chat(UUID id) {
        return Optional.ofNullable(chatById.get(id));
    }

    /** The number of the newest message; numbers only grow. */
    public long lastSeq() {
        return lastSeq;
    }

    private void free(RoomEvent.SeatFreed freed) {
        seats.remove(freed.participantId());
        if (freed.reason() == ParticipantLeft.Reason.REMOVED) {
            removed.add(freed.participantId());
        }
    }

    private void remember(ChatMessage message) {
        if (chatById.putIfAbsent(message.id(), message) != null) {
            return;
        }
        chat.addLast(message);
        lastSeq = Math.max(lastSeq, message.seq());
        if (chat.size() > LONGEST_HISTORY) {
            chatById.remove(chat.removeFirst().id());
        }
    }
}
