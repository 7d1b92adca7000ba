package dev.evenkeel.room.schedule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.schedule.kit.Plans;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class OccurrenceRulesTest {
    private static final LocalDateTime SECOND = LocalDateTime.parse("2027-03-08T09:00");
    private static final Instant SUMMER = Instant.parse("2027-06-01T00:00:00Z");

    @Test
    void oneOccurrenceIsMovedAndTheOthersStay() {
        // Given
        Schedule weekly = Plans.weekly();

        // When
        Decided decided =
                Plans.done(
                        OccurrenceRules.change(
                                weekly, SECOND, change("2027-03-09T15:00"), 3, Plans.NOW));

        // Then
        assertThat(starts(decided.first(), "2027-03-16T00:00:00Z"))
                .containsExactly(
                        "2027-03-01T08:00:00Z", "2027-03-09T14:00:00Z", "2027-03-15T08:00:00Z");
        assertThat(decided.first().sequence()).isEqualTo(4);
        assertThat(decided.notices())
                .hasSize(2)
                .allMatch(notice ->
                        notice.kind() == Notice.Kind.CHANGED
                                && notice.occurrence() != null
                                && notice.occurrence().recurrenceId().equals(SECOND));
    }

    @Test
    void oneOccurrenceIsCancelled() {
        // When
        Decided decided = Plans.done(OccurrenceRules.cancel(Plans.weekly(), SECOND, 3, Plans.NOW));

        // Then
        assertThat(starts(decided.first(), "2027-03-16T00:00:00Z"))
                .containsExactly("2027-03-01T08:00:00Z", "2027-03-15T08:00:00Z");
        assertThat(decided.notices()).allMatch(one -> one.kind() == Notice.Kind.CANCELLED);
    }

    @Test
    void whatWasCancelledIsNotThereToBeCancelledAgain() {
        // Given
        Schedule weekly = Plans.weekly(Plans.cancelled("2027-03-08T09:00"));

        // When
        Reply<Decided> reply = OccurrenceRules.cancel(weekly, SECOND, 3, Plans.NOW);

        // Then
        assertThat(refusal(reply)).isInstanceOf(Refusal.NotThere.class);
    }

    @Test
    void thisAndTheFollowingAreCancelled() {
        // Given
        Schedule weekly = Plans.weekly(Plans.moved("2027-03-15T09:00", "2027-03-16T09:00"));

        // When
        Decided decided = Plans.done(OccurrenceRules.cancelFollowing(weekly, SECOND, 3, Plans.NOW));

        // Then
        assertThat(starts(decided.first(), SUMMER.toString()))
                .containsExactly("2027-03-01T08:00:00Z");
        assertThat(decided.first().timing().recurrence().rule())
                .isEqualTo("FREQ=WEEKLY;BYDAY=MO;UNTIL=20270308T075959Z");
        assertThat(decided.first().deviations()).isEmpty();
    }

    @Test
    void theFirstAndTheFollowingAreAllOfIt() {
        // When
        Decided decided =
                Plans.done(
                        OccurrenceRules.cancelFollowing(
                                Plans.weekly(),
                                LocalDateTime.parse("2027-03-01T09:00"),
                                3,
                                Plans.NOW));

        // Then
        assertThat(decided.first().isCancelled()).isTrue();
    }

    @Test
    void thisAndTheFollowingBecomeAMeetingOfTheirOwnThatGoesOnCounting() {
        // Given
        Schedule five =
                Plans.schedule(
                        Plans.timing(
                                "2027-03-01T09:00",
                                "Europe/Berlin",
                                "FREQ=WEEKLY;BYDAY=MO;COUNT=5"));
        Schedule wished =
                following(
                        Plans.timing(
                                "2027-03-15T10:00",
                                "Europe/Berlin",
                                "FREQ=WEEKLY;BYDAY=MO;COUNT=5"));

        // When
        Decided decided =
                Plans.done(
                        OccurrenceRules.changeFollowing(
                                five,
                                LocalDateTime.parse("2027-03-15T09:00"),
                                wished,
                                3,
                                Plans.NOW));

        // Then
        assertThat(starts(decided.first(), SUMMER.toString()))
                .containsExactly("2027-03-01T08:00:00Z", "2027-03-08T08:00:00Z");
        assertThat(decided.first().continuedBy()).isEqualTo("new-meet-ing");
        assertThat(starts(decided.last(), SUMMER.toString()))
                .containsExactly(
                        "2027-03-15T09:00:00Z", "2027-03-22T09:00:00Z", "2027-03-29T08:00:00Z");
        assertThat(decided.notices())
                .extracting(Notice::kind)
                .containsExactly(
                        Notice.Kind.CHANGED,
                        Notice.Kind.CHANGED,
                        Notice.Kind.INVITED,
                        Notice.Kind.INVITED);
    }

    @Test
    void whoIsLateIsTold() {
        assertThat(refusal(OccurrenceRules.cancel(Plans.weekly(), SECOND, 2, Plans.NOW)))
                .isInstanceOf(Refusal.Overtaken.class);
    }

    @Test
    void whatIsOverStays() {
        assertThat(refusal(OccurrenceRules.cancel(Plans.weekly(), SECOND, 3, SUMMER)))
                .isInstanceOf(Refusal.Overtaken.class);
    }

    @Test
    void aMeetingThatTakesPlaceOnceHasNoOccurrencesToChange() {
        // Given
        Schedule once = Plans.schedule(Plans.timing("2027-03-08T09:00", "Europe/Berlin", null));

        // When
        Reply<Decided> reply = OccurrenceRules.cancel(once, SECOND, 3, Plans.NOW);

        // Then
        assertThat(refusal(reply)).isInstanceOf(Refusal.Overtaken.class);
    }

    private static Schedule following(Timing timing) {
        Schedule like = Plans.schedule(timing);
        return new Schedule(
                "new-meet-ing",
                like.organizer(),
                like.plan(),
                List.of(),
                like.invitees(),
                0,
                Plans.NOW,
                Plans.NOW,
                null,
                null,
                null,
                "other");
    }

    private static Deviation.Change change(String start) {
        return new Deviation.Change(
                LocalDateTime.parse(start), Duration.ofMinutes(30), "Moved", "");
    }

    private static Refusal refusal(Reply<Decided> reply) {
        return ((Reply.Refused<Decided>) reply).refusal();
    }

    private static List<String> starts(Schedule schedule, String to) {
        return schedule.occurrences(Plans.NOW, Instant.parse(to)).stream()
                .map(one -> one.startsAt().toString())
                .toList();
    }
}
