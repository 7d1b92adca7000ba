package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.ParticipantKind;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A participant's place in the meeting.
 *
 * @param microphone whether it is on
 * @param camera whether it is on
 * @param screen whether one is shared
 * @param handRaisedAt {@code null} while it is down
 * @param relayId the relay the participant sends over, as far as known
 * @param branch the number of the pair it is on, from 0
 * @param resumeKey lets the same participant come back
 */
public record Seat(
        String participantId,
        ParticipantKind kind,
        String name,
        ParticipantRole role,
        Instant joinedAt,
        boolean microphone,
        boolean camera,
        boolean screen,
        @Nullable Instant handRaisedAt,
        @Nullable String relayId,
        int branch,
        KeyHash resumeKey) {

    static Seat taken(
            String participantId,
            String name,
            ParticipantRole role,
            Instant now,
            Seating.Place place,
            KeyHash resumeKey) {
        return new Seat(
                participantId,
                ParticipantKind.PERSON,
                name,
                role,
                now,
                false,
                false,
                false,
                null,
                place.relayId(),
                place.branch(),
                resumeKey);
    }

    /** Of something that is no person, and has no role of its own: on the first pair. */
    static Seat of(
            ParticipantKind kind,
            String participantId,
            String name,
            Instant now,
            String relayId,
            KeyHash resumeKey) {
        return new Seat(
                participantId,
                kind,
                name,
                ParticipantRole.PARTICIPANT,
                now,
                false,
                false,
                false,
                null,
                relayId,
                0,
                resumeKey);
    }

    /** Somebody, and not a stream from or to the outside. */
    public boolean isPerson() {
        return kind == ParticipantKind.PERSON;
    }

    public boolean isHost() {
        return role == ParticipantRole.HOST;
    }

    /** Host or co-host. */
    public boolean isModerator() {
        return role != ParticipantRole.PARTICIPANT;
    }

    Seat withMedia(boolean microphoneOn, boolean cameraOn) {
        return new Seat(
                participantId,
                kind,
                name,
                role,
                joinedAt,
                microphoneOn,
                cameraOn,
                screen,
                handRaisedAt,
                relayId,
                branch,
                resumeKey);
    }

    Seat withScreen(boolean shared) {
        return new Seat(
                participantId,
                kind,
                name,
                role,
                joinedAt,
                microphone,
                camera,
                shared,
                handRaisedAt,
                relayId,
                branch,
                resumeKey);
    }

    Seat withHand(@Nullable Instant raisedAt) {
        return new Seat(
                participantId,
                kind,
                name,
                role,
                joinedAt,
                microphone,
                camera,
                screen,
                raisedAt,
                relayId,
                branch,
                resumeKey);
    }

    Seat as(ParticipantRole given) {
        return new Seat(
                participantId,
                kind,
                name,
                given,
                joinedAt,
                microphone,
                camera,
                screen,
                handRaisedAt,
                relayId,
                branch,
                resumeKey);
    }

    Seat over(String relay) {
        return new Seat(
                participantId,
                kind,
                name,
                role,
                joinedAt,
                microphone,
                camera,
                screen,
                handRaisedAt,
                relay,
                branch,
                resumeKey);
    }
}
