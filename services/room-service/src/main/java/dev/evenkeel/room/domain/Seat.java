package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.ParticipantRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A participant's place in the meeting.
 *
 * @param microphone whether it is on
 * @param camera whether it is on
 * @param relayId the relay the participant sends over, as far as known
 * @param resumeKey lets the same participant come back
 */
public record Seat(
        String participantId,
        String name,
        ParticipantRole role,
        Instant joinedAt,
        boolean microphone,
        boolean camera,
        @Nullable String relayId,
        KeyHash resumeKey) {

    public boolean isHost() {
        return role == ParticipantRole.HOST;
    }

    Seat withMedia(boolean microphoneOn, boolean cameraOn) {
        return new Seat(
                participantId, name, role, joinedAt, microphoneOn, cameraOn, relayId, resumeKey);
    }

    Seat over(String relay) {
        return new Seat(participantId, name, role, joinedAt, microphone, camera, relay, resumeKey);
    }
}
