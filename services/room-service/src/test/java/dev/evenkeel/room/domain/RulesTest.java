package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import dev.evenkeel.contracts.meeting.PathSwitched;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final String HOST_KEY = "the-host-key";
    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    private final RoomState room =
            new RoomState(new MeetingRecord("abc-defg-hij", "Test", KeyHash.of(HOST_KEY), NOW));

    @Test
    void theFirstToComeStartsTheMeeting() {
        // When
        var decision = admit("p-1", null);

        // Then
        assertThat(decision.events())
                .hasExactlyElementsOfTypes(RoomEvent.Started.class, RoomEvent.SeatTaken.class);
    }

    @Test
    void theSecondDoesNotStartItAgain() {
        // Given
        seat("p-1", null);

        // When
        var decision = admit("p-2", null);

        // Then
        assertThat(decision.events()).hasExactlyElementsOfTypes(RoomEvent.SeatTaken.class);
    }

    @Test
    void theHostKeyMakesTheHost() {
        assertThat(seat("p-1", HOST_KEY).role()).isEqualTo(ParticipantRole.HOST);
        assertThat(seat("p-2", null).role()).isEqualTo(ParticipantRole.PARTICIPANT);
    }

    @Test
    void aWrongHostKeyLetsNobodyIn() {
        assertThat(admit("p-1", HOST_KEY + "x"))
                .isEqualTo(Decision.refused(new Refusal.WrongHostKey()));
    }

    @Test
    void nobodyComesIntoAnEndedMeeting() {
        // Given
        apply(Rules.end(room, MeetingEnded.Reason.EMPTY, NOW));

        // Then
        assertThat(admit("p-1", null)).isEqualTo(Decision.refused(new Refusal.Ended()));
    }

    @Test
    void chatIsNumberedInOrder() {
        // Given
        Seat ann = seat("p-1", null);

        // When
        apply(ChatRules.say(room, ann, ChatMessage.Draft.of(UUID.randomUUID(), "one"), NOW));
        apply(ChatRules.say(room, ann, ChatMessage.Draft.of(UUID.randomUUID(), "two"), NOW));

        // Then
        assertThat(room.chatAfter(0)).extracting(ChatMessage::text).containsExactly("one", "two");
        assertThat(room.chatAfter(0)).extracting(ChatMessage::seq).containsExactly(1L, 2L);
        assertThat(room.chatAfter(1)).extracting(ChatMessage::text).containsExactly("two");
    }

    @Test
    void theSameChatIdIsTheSameMessage() {
        // Given
        Seat ann = seat("p-1", null);
        apply(ChatRules.say(room, ann, ChatMessage.Draft.of(ID, "one"), NOW));

        // When
        var again = ChatRules.say(room, ann, ChatMessage.Draft.of(ID, "one"), NOW.plusSeconds(1));

        // Then
        assertThat(again.events()).isEmpty();
        assertThat(again.reply()).isEqualTo(new Reply.Done<>(room.chatAfter(0).getFirst()));
    }

    @Test
    void anothersChatIdIsRefused() {
        // Given
        apply(ChatRules.say(room, seat("p-1", null), ChatMessage.Draft.of(ID, "one"), NOW));

        // When
        var stolen = ChatRules.say(room, seat("p-2", null), ChatMessage.Draft.of(ID, "two"), NOW);

        // Then
        assertThat(stolen.reply()).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void emptyTooLongOrNulChatIsRefused() {
        // Given
        Seat ann = seat("p-1", null);

        // Then
        for (String text : List.of("", " \n", "x".repeat(4001), "a\0b")) {
            assertThat(ChatRules.say(room, ann, ChatMessage.Draft.of(ID, text), NOW).reply())
                    .isInstanceOf(Reply.Refused.class);
        }
        assertThat(
                        ChatRules.say(room, ann, ChatMessage.Draft.of(ID, "x".repeat(4000)), NOW)
                                .reply())
                .isInstanceOf(Reply.Done.class);
    }

    @Test
    void afterARestartChatNumbersJumpOverThoseThatMayHaveBeenSeen() {
        // Given
        ChatMessage stored = said(5, "five");

        // When
        RoomState restored =
                RoomState.restore(
                        new RoomSnapshot(
                                room.meeting(),
                                NOW,
                                Access.OPEN,
                                List.of(),
                                Map.of(),
                                List.of(),
                                List.of(stored),
                                List.of(),
                                List.of(),
                                null,
                                List.of()));

        // Then
        assertThat(restored.lastSeq()).isEqualTo(5 + RoomState.SEQ_GAP);
        assertThat(restored.chatAfter(4)).containsExactly(stored);
    }

    @Test
    void historyIsBounded() {
        // Given
        Seat ann = seat("p-1", null);

        // When
        for (int i = 0; i < RoomState.LONGEST_HISTORY + 10; i++) {
            apply(ChatRules.say(room, ann, ChatMessage.Draft.of(UUID.randomUUID(), "m" + i), NOW));
        }

        // Then
        assertThat(room.chatAfter(0)).hasSize(RoomState.LONGEST_HISTORY);
        assertThat(room.chatAfter(0).getFirst().text()).isEqualTo("m10");
    }

    @Test
    void mediaChangesOnlyWhenItChanges() {
        // Given
        Seat ann = seat("p-1", null);

        // When
        apply(Rules.media(ann, true, false));

        // Then
        Seat after = room.seat("p-1").orElseThrow();
        assertThat(after.microphone()).isTrue();
        assertThat(after.camera()).isFalse();
        assertThat(Rules.media(after, true, false).events()).isEmpty();
    }

    @Test
    void aSwitchOfPathIsToldToTheWorld() {
        // Given
        Seat ann = seat("p-1", null);

        // When
        apply(Rules.path(room, ann, report("relay-b", "relay-a"), NOW));

        // Then
        assertThat(room.seat("p-1").orElseThrow().relayId()).isEqualTo("relay-b");
    }

    @Test
    void aFirstPathIsNoSwitch() {
        // When
        var decision = Rules.path(room, seat("p-1", null), report("relay-b", null), NOW);

        // Then
        assertThat(decision.events())
                .containsExactly(new RoomEvent.PathTaken("p-1", "relay-b", null));
    }

    @Test
    void aSenselessPathIsRefused() {
        // Given
        Seat ann = seat("p-1", null);
        PathSwitched.Reason reason = PathSwitched.Reason.PATH_LOST;

        // Then
        for (PathReport bad :
                List.of(
                        new PathReport("Relay B", 1, reason, 0, null),
                        new PathReport("b", 0, reason, 0, null),
                        new PathReport("b", 1, reason, -1, null),
                        new PathReport("b", 1, reason, 0, "?"))) {
            assertThat(Rules.path(room, ann, bad, NOW).reply()).isInstanceOf(Reply.Refused.class);
        }
    }

    @Test
    void nobodyRemovesThemselves() {
        // Given
        Seat host = seat("p-1", HOST_KEY);
        seat("p-2", null);

        // Then
        assertThat(ModerationRules.remove(room, host, "p-1", NOW).reply())
                .isInstanceOf(Reply.Refused.class);
        assertThat(ModerationRules.remove(room, host, "p-9", NOW))
                .isEqualTo(Decision.refused(new Refusal.NoSuchParticipant("p-9")));

        // When
        apply(ModerationRules.remove(room, host, "p-2", NOW));

        // Then
        assertThat(room.seat("p-2")).isEmpty();
        assertThat(room.wasRemoved("p-2")).isTrue();
    }

    @Test
    void whoLeavesMayComeBackByAnotherSeat() {
        // Given
        seat("p-1", null);

        // When
        apply(Rules.free(room, "p-1", ParticipantLeft.Reason.LEFT, NOW));

        // Then
        assertThat(room.isEmpty()).isTrue();
        assertThat(room.wasRemoved("p-1")).isFalse();
        assertThat(Rules.free(room, "p-1", ParticipantLeft.Reason.LEFT, NOW).events()).isEmpty();
    }

    @Test
    void theEndFreesAllSeatsFirst() {
        // Given
        seat("p-1", HOST_KEY);
        seat("p-2", null);

        // Then
        assertThat(ModerationRules.end(room, NOW).events())
                .containsExactly(
                        freed("p-1"),
                        freed("p-2"),
                        new RoomEvent.Ended(MeetingEnded.Reason.HOST, NOW));
    }

    @Test
    void aMeetingEndsOnce() {
        // When
        apply(Rules.end(room, MeetingEnded.Reason.EMPTY, NOW));

        // Then
        assertThat(Rules.end(room, MeetingEnded.Reason.EMPTY, NOW).events()).isEmpty();
    }

    private static RoomEvent freed(String participantId) {
        return new RoomEvent.SeatFreed(participantId, ParticipantLeft.Reason.MEETING_ENDED, NOW);
    }

    private static PathReport report(String to, @Nullable String from) {
        return new PathReport(to, 1, PathSwitched.Reason.RELAY_LOST, 160, from);
    }

    private Seat seat(String participantId, @Nullable String hostKey) {
        apply(admit(participantId, hostKey));
        return room.seat(participantId).orElseThrow();
    }

    private Decision<Reply<Entrance>> admit(String participantId, @Nullable String hostKey) {
        Newcomer newcomer =
                new Newcomer(
                        participantId,
                        "Ann",
                        hostKey,
                        KeyHash.of("resume"),
                        Room.ON_A,
                        Nearness.unknown(),
                        new Newcomer.Proof.NothingTyped(),
                        null);
        return DoorRules.enter(room, newcomer, NOW);
    }

    private static ChatMessage said(long seq, String text) {
        return new ChatMessage(seq, seq, ID, "p-1", "Ann", null, null, text, null, NOW, null, null);
    }

    private void apply(Decision<?> decision) {
        decision.events().forEach(room::apply);
    }
}
