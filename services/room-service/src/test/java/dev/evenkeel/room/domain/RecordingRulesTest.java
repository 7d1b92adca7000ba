package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordingRulesTest {
    private static final UUID ID = UUID.fromString("018f3c1a-7b2e-7d44-9a10-5f0c2b6e8d31");

    private final Room room = new Room();
    private final Seat host = room.host("p-host");
    private final Seat guest = room.join("p-2");

    private Decision<Reply<Boolean>> start(UUID id) {
        return RecordingRules.start(room.state, host, id, Room.NOW);
    }

    private Decision<Reply<Boolean>> consent(boolean agreed) {
        return RecordingRules.consent(room.state, guest, agreed, Room.NOW);
    }

    @Test
    void whoStartsAgreesAndNobodyElse() {
        // When
        room.apply(start(ID));

        // Then
        assertThat(room.state.recording().recordingId())
                .isEqualTo("rec-018f3c1a7b2e7d449a105f0c2b6e8d31");
        assertThat(room.state.recording().consents()).containsOnlyKeys("p-host");
        assertThat(room.state.recording().consents()).containsEntry("p-host", true);
    }

    @Test
    void aMeetingIsRecordedOnce() {
        // Given
        room.apply(start(ID));

        // Then
        assertThat(start(UUID.randomUUID()).events()).isEmpty();
    }

    @Test
    void theNewestWordCounts() {
        // Given
        room.apply(start(ID));
        room.apply(consent(true));

        // When
        room.apply(consent(false));

        // Then
        assertThat(room.state.recording().consents()).containsEntry("p-2", false);
        assertThat(consent(false).events()).isEmpty();
    }

    @Test
    void whereNothingIsRecordedThereIsNothingToAgreeTo() {
        assertThat(consent(true).reply()).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void stoppingASecondTimeChangesNothing() {
        // Given
        room.apply(start(ID));

        // When
        room.apply(RecordingRules.stop(room.state, host, Room.NOW));

        // Then
        assertThat(room.state.recording()).isNull();
        assertThat(RecordingRules.stop(room.state, host, Room.NOW).events()).isEmpty();
    }

    @Test
    void aRecordingThatWasRefusedIsOverAndNoOther() {
        // Given
        room.apply(start(ID));
        String id = room.state.recording().recordingId();

        // Then
        assertThat(RecordingRules.refused(room.state, "rec-another", Room.NOW).events()).isEmpty();

        // When
        room.apply(RecordingRules.refused(room.state, id, Room.NOW));

        // Then
        assertThat(room.state.recording()).isNull();
        assertThat(RecordingRules.refused(room.state, id, Room.NOW).events()).isEmpty();
    }

    @Test
    void theRecordingEndsWithTheMeeting() {
        // Given
        room.apply(start(ID));

        // When
        Decision<Reply<Boolean>> end = ModerationRules.end(room.state, Room.NOW);

        // Then
        assertThat(end.events().getFirst())
                .isEqualTo(
                        new RoomEvent.RecordingStopped(
                                "rec-018f3c1a7b2e7d449a105f0c2b6e8d31", null, Room.NOW));
    }
}
