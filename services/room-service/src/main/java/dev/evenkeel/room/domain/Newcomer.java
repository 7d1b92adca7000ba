package dev.evenkeel.room.domain;

import org.jspecify.annotations.Nullable;

/**
 * Somebody at the door.
 *
 * @param name checked by {@link Text#name}
 * @param hostKey makes host
 * @param seating on which pair the newcomer will sit
 * @param nearness of the newcomer alone
 * @param passcode what was typed, if anything was
 * @param former the last seat this browser had in the meeting, as far as it says so
 */
public record Newcomer(
        String participantId,
        String name,
        @Nullable String hostKey,
        KeyHash resumeKey,
        Seating seating,
        Nearness nearness,
        Proof passcode,
        @Nullable FormerSeat former) {

    /** The same, after the meeting's pairs have changed. */
    public Newcomer on(Seating seats) {
        return new Newcomer(
                participantId, name, hostKey, resumeKey, seats, nearness, passcode, former);
    }

    /** A seat somebody had before; the key shows that it was theirs. */
    public record FormerSeat(String participantId, String resumeKey) {}

    /** What was found out about the typed passcode; comparing it takes too long for a rule. */
    public sealed interface Proof {

        record NothingTyped() implements Proof {}

        record Wrong() implements Proof {}

        /** It is this one; another may be needed by now. */
        record Right(Passcode passcode) implements Proof {}
    }
}
