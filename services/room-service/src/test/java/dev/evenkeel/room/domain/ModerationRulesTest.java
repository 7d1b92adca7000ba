package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.MediaSource;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import org.junit.jupiter.api.Test;

class ModerationRulesTest {
    private final Room room = new Room();
    private final Seat host = room.host("p-host");
    private final Seat guest = room.join("p-2");

    @Test
    void whatIsOffIsNotStoppedAgain() {
        // Given
        room.apply(Rules.media(guest, true, true));

        // When
        room.apply(stop(MediaSource.MICROPHONE));

        // Then
        assertThat(room.seat("p-2").microphone()).isFalse();
        assertThat(room.seat("p-2").camera()).isTrue();
        assertThat(stop(MediaSource.MICROPHONE).events()).isEmpty();
    }

    @Test
    void aSharedScreenIsStopped() {
        // Given
        room.apply(Rules.screen(room.state, guest, true, Room.NOW));

        // When
        room.apply(stop(MediaSource.SCREEN));

        // Then
        assertThat(room.seat("p-2").screen()).isFalse();
    }

    @Test
    void allAreMutedButHosts() {
        // Given
        room.apply(Rules.media(guest, true, false));
        room.apply(Rules.media(host, true, false));

        // When
        room.apply(ModerationRules.muteAll(room.state, host, Room.NOW));

        // Then
        assertThat(room.seat("p-2").microphone()).isFalse();
        assertThat(room.seat("p-host").microphone()).isTrue();
    }

    @Test
    void whoHandsOverBecomesCoHost() {
        // When
        room.apply(
                ModerationRules.giveRole(room.state, host, "p-2", ParticipantRole.HOST, Room.NOW));

        // Then
        assertThat(room.seat("p-2").role()).isEqualTo(ParticipantRole.HOST);
        assertThat(room.seat("p-host").role()).isEqualTo(ParticipantRole.CO_HOST);
    }

    @Test
    void aCoHostDoesNotRemoveTheHost() {
        // Given
        room.apply(
                ModerationRules.giveRole(
                        room.state, host, "p-2", ParticipantRole.CO_HOST, Room.NOW));

        // When
        var decision = ModerationRules.remove(room.state, room.seat("p-2"), "p-host", Room.NOW);

        // Then
        assertThat(decision.reply()).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void nobodyGivesThemselvesARole() {
        assertThat(
                        ModerationRules.giveRole(
                                        room.state,
                                        host,
                                        "p-host",
                                        ParticipantRole.PARTICIPANT,
                                        Room.NOW)
                                .reply())
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void aHandGoesUpOnceAndIsLoweredByAHost() {
        // Given
        room.apply(Rules.hand(guest, true, Room.NOW));
        assertThat(Rules.hand(room.seat("p-2"), true, Room.NOW).events()).isEmpty();

        // When
        room.apply(ModerationRules.lowerHand(room.state, host, "p-2", Room.NOW));

        // Then
        assertThat(room.seat("p-2").handRaisedAt()).isNull();
    }

    @Test
    void twoScreensAreShownAtOnceAndNotThree() {
        // Given
        room.apply(Rules.screen(room.state, guest, true, Room.NOW));
        room.apply(Rules.screen(room.state, host, true, Room.NOW));

        // When
        var third = Rules.screen(room.state, room.join("p-3"), true, Room.NOW);

        // Then
        assertThat(third.reply()).isInstanceOf(Reply.Refused.class);
    }

    private Decision<Reply<Boolean>> stop(MediaSource source) {
        return ModerationRules.stopMedia(room.state, host, "p-2", source, Room.NOW);
    }
}
