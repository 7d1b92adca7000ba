package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.LobbyEntered;
import dev.evenkeel.contracts.meeting.LobbyLeft;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DoorRulesTest {
    private static final Seating ON_B = new Seating(List.of("relay-b"), Room.spread(100));

    private static final Passcode PASSCODE = Passcode.of("sesame", RandomGenerator.of("Random"));

    private final Room room = new Room();
    private final Seat host = room.host("p-host");

    @Test
    void aLockedMeetingLetsNobodyInButItsHost() {
        // When
        room.access(host, new AccessWish(true, null, null, null));

        // Then
        assertThat(room.enter("p-2", null)).isEqualTo(Decision.refused(new Refusal.Locked()));
        assertThat(room.host("p-3").isHost()).isTrue();
    }

    @Test
    void thePasscodeIsNeededOnceThereIsOne() {
        // When
        room.access(host, passcode(PASSCODE));

        // Then
        assertThat(room.enter("p-2", null))
                .isEqualTo(Decision.refused(new Refusal.PasscodeNeeded(false)));
        assertThat(room.enter("p-2", null, new Newcomer.Proof.Wrong(), null))
                .isEqualTo(Decision.refused(new Refusal.PasscodeNeeded(true)));
        assertThat(room.enter("p-2", null, new Newcomer.Proof.Right(PASSCODE), null).events())
                .hasSize(1);
    }

    @Test
    void aPasscodeThatWasChangedMeanwhileIsWrong() {
        // Given
        Passcode old = Passcode.of("sesame", RandomGenerator.of("Random"));

        // When
        room.access(host, passcode(PASSCODE));

        // Then
        assertThat(room.enter("p-2", null, new Newcomer.Proof.Right(old), null))
                .isEqualTo(Decision.refused(new Refusal.PasscodeNeeded(true)));
    }

    @Test
    void aPasscodeSetLaterIsForThoseWhoWaitAlready() {
        // Given
        lobby(true);
        room.apply(room.enter("p-2", null));

        // When
        room.access(host, passcode(PASSCODE));

        // Then
        assertThat(room.state.waiting()).isEmpty();
        assertThat(room.state.seat("p-2")).isEmpty();
    }

    @Test
    void inTheLobbyOneWaitsUntilAdmitted() {
        // Given
        lobby(true);

        // When
        room.apply(room.enter("p-2", null));

        // Then
        assertThat(room.state.seat("p-2")).isEmpty();
        assertThat(room.state.standing("p-2")).hasValue(Standing.WAITING);
        assertThat(room.state.waiting().getFirst().reason()).isEqualTo(LobbyEntered.Reason.LOBBY);

        // When
        room.apply(DoorRules.admit(room.state, host, "p-2", ON_B, Room.NOW));

        // Then
        assertThat(room.state.waiting()).isEmpty();
        assertThat(room.seat("p-2").relayId()).isEqualTo("relay-b");
        assertThat(room.seat("p-2").resumeKey().matches("key of p-2")).isTrue();
    }

    @Test
    void allAreAdmittedInTheOrderOfKnocking() {
        // Given
        lobby(true);
        room.apply(room.enter("p-3", null));
        room.apply(room.enter("p-2", null));

        // When
        room.apply(DoorRules.admitAll(room.state, host, Room.ON_A, Room.NOW));

        // Then
        assertThat(room.state.seats())
                .extracting(Seat::participantId)
                .containsExactly("p-host", "p-3", "p-2");
    }

    @Test
    void whoIsDeniedIsNotInAndMayKnockAgain() {
        // Given
        lobby(true);
        room.apply(room.enter("p-2", null));

        // When
        var denied = DoorRules.deny(room.state, host, "p-2", Room.NOW);
        room.apply(denied);

        // Then
        assertThat(denied.events())
                .containsExactly(
                        new RoomEvent.WaitingOver(
                                "p-2", LobbyLeft.Outcome.DENIED, "p-host", Room.NOW));
        assertThat(room.enter("p-4", null).events()).hasSize(1);
        assertThat(DoorRules.admit(room.state, host, "p-2", Room.ON_A, Room.NOW).reply())
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void withoutALobbyThoseWhoWaitedComeIn() {
        // Given
        lobby(true);
        room.apply(room.enter("p-2", null));

        // When
        lobby(false);

        // Then
        assertThat(room.state.seat("p-2")).isPresent();
    }

    @Test
    void whoWaitsForTheHostComesInWithTheHost() {
        // Given
        room.access(host, new AccessWish(null, null, true, null));
        room.apply(DoorRulesTest.leave(room, "p-host"));
        room.apply(room.enter("p-2", null));
        assertThat(room.state.waiting().getFirst().reason()).isEqualTo(LobbyEntered.Reason.HOST);

        // When
        room.host("p-5");

        // Then
        assertThat(room.state.seat("p-2")).isPresent();
        assertThat(room.state.waiting()).isEmpty();
        assertThat(room.enter("p-6", null).events())
                .hasExactlyElementsOfTypes(RoomEvent.SeatTaken.class);
    }

    @Test
    void withALobbyTheHostStillDecides() {
        // Given
        lobby(true);
        room.apply(room.enter("p-2", null));

        // When
        room.host("p-5");

        // Then
        assertThat(room.state.waiting()).hasSize(1);
    }

    @Test
    void whoWasRemovedIsKnownByTheKeyOfTheSeat() {
        // Given
        room.join("p-2");
        room.apply(ModerationRules.remove(room.state, host, "p-2", Room.NOW));
        var shown = new Newcomer.FormerSeat("p-2", "key of p-2");
        var guessed = new Newcomer.FormerSeat("p-2", "another key");
        var nothing = new Newcomer.Proof.NothingTyped();

        // Then
        assertThat(room.enter("p-3", null, nothing, shown))
                .isEqualTo(Decision.refused(new Refusal.Banned()));
        assertThat(room.enter("p-3", null, nothing, guessed).events()).hasSize(1);
    }

    @Test
    void nothingNewIsNoEvent() {
        assertThat(
                        DoorRules.change(
                                        room.state,
                                        host,
                                        new AccessWish(false, null, null, null),
                                        Room.ON_A,
                                        Room.NOW)
                                .events())
                .isEqualTo(List.of());
    }

    @Test
    void thePasscodeIsKeptOnlyStretched() {
        // When
        Passcode stored = Passcode.parse(PASSCODE.stored());

        // Then
        assertThat(stored).isEqualTo(PASSCODE);
        assertThat(stored.matches("sesame")).isTrue();
        assertThat(stored.matches("Sesame")).isFalse();
        assertThat(stored.stored()).doesNotContain("sesame");
        assertThat(stored.toString()).doesNotContain(stored.hash());
    }

    private void lobby(boolean on) {
        room.access(host, new AccessWish(null, on, null, null));
    }

    private static AccessWish passcode(Passcode passcode) {
        return new AccessWish(null, null, null, new AccessWish.NewPasscode(passcode));
    }

    private static Decision<Reply<Boolean>> leave(Room room, String participantId) {
        return Rules.free(room.state, participantId, ParticipantLeft.Reason.LEFT, Room.NOW);
    }
}
