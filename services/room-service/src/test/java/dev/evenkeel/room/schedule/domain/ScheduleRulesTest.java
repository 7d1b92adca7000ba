package dev.evenkeel.room.schedule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.schedule.kit.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleRulesTest {
    private static final Timing LATER =
            Plans.timing("2027-03-01T10:00", "Europe/Berlin", "FREQ=WEEKLY;BYDAY=MO");

    @Test
    void everybodyInvitedIsTold() {
        // When
        Decided decided = Plans.done(ScheduleRules.create(Plans.weekly(), Plans.NOW));

        // Then
        assertThat(decided.notices())
                .extracting(one -> one.kind() + " " + one.to().email())
                .containsExactly("INVITED bob@example.org", "INVITED carol@example.org");
    }

    @Test
    void theFirstOccurrenceHasToBeOneOfTheRule() {
        // Given
        Schedule tuesday =
                Plans.schedule(
                        Plans.timing("2027-03-02T09:00", "Europe/Berlin", "FREQ=WEEKLY;BYDAY=MO"));

        // When
        Reply<Decided> reply = ScheduleRules.create(tuesday, Plans.NOW);

        // Then
        assertThat(refusal(reply))
                .isEqualTo(
                        new Refusal.BadField("/start", "a day of the recurrence", "another day"));
    }

    @Test
    void nothingIsPlannedForThePast() {
        // Given
        Schedule once = Plans.schedule(Plans.timing("2026-12-31T09:00", "Europe/Berlin", null));

        // When
        Reply<Decided> reply = ScheduleRules.create(once, Plans.NOW);

        // Then
        assertThat(refusal(reply)).isInstanceOf(Refusal.BadField.class);
    }

    @Test
    void anotherTimeIsAskedForAnew() {
        // Given
        Schedule weekly = Plans.weekly(Plans.cancelled("2027-03-08T09:00"));

        // When
        Decided decided =
                Plans.done(
                        ScheduleRules.change(weekly, Plans.plan(LATER), pending(), 3, Plans.NOW));

        // Then
        assertThat(decided.first().sequence()).isEqualTo(4);
        assertThat(decided.first().deviations()).isEmpty();
        assertThat(decided.first().invitees())
                .extracting(Invitee::attendance)
                .containsOnly(Attendance.PENDING);
        assertThat(decided.notices())
                .extracting(Notice::kind)
                .containsOnly(Notice.Kind.CHANGED)
                .hasSize(2);
    }

    @Test
    void whoIsNewIsInvitedAndWhoIsGoneIsToldSo() {
        // Given
        Schedule weekly = Plans.weekly();
        Invitee dan = new Invitee("dan@example.org", "", false, Attendance.PENDING);

        // When
        Decided decided =
                Plans.done(
                        ScheduleRules.change(
                                weekly, weekly.plan(), List.of(Plans.CAROL, dan), 3, Plans.NOW));

        // Then
        assertThat(decided.notices())
                .extracting(one -> one.kind() + " " + one.to().email())
                .containsExactly("INVITED dan@example.org", "CANCELLED bob@example.org");
        assertThat(decided.first().invitee("carol@example.org").orElseThrow().attendance())
                .isEqualTo(Attendance.ACCEPTED);
    }

    @Test
    void whatNobodySeesIsNotMailed() {
        // Given
        Schedule weekly = Plans.weekly();
        Plan plan = weekly.plan();
        Plan noLobby =
                new Plan(
                        plan.title(),
                        plan.agenda(),
                        plan.timing(),
                        new DoorSettings("geheim", false, true, 30),
                        plan.reminder());

        // When
        Decided decided =
                Plans.done(ScheduleRules.change(weekly, noLobby, weekly.invitees(), 3, Plans.NOW));

        // Then
        assertThat(decided.notices()).isEmpty();
        assertThat(decided.first().plan().door().waitForHost()).isTrue();
    }

    @Test
    void theSameOnceMoreChangesNothing() {
        // Given
        Schedule weekly = Plans.weekly();

        // When
        Decided decided =
                Plans.done(
                        ScheduleRules.change(
                                weekly, weekly.plan(), weekly.invitees(), 3, Plans.NOW));

        // Then
        assertThat(decided.first()).isEqualTo(weekly);
        assertThat(decided.notices()).isEmpty();
    }

    @Test
    void cancellingTwiceTellsOnce() {
        // Given
        Schedule cancelled = Plans.done(ScheduleRules.cancel(Plans.weekly(), Plans.NOW)).first();

        // When
        Decided again = Plans.done(ScheduleRules.cancel(cancelled, Plans.NOW));

        // Then
        assertThat(cancelled.isCancelled()).isTrue();
        assertThat(cancelled.sequence()).isEqualTo(4);
        assertThat(again.notices()).isEmpty();
    }

    @Test
    void whatIsCancelledIsNotChangedNorAnswered() {
        // Given
        Schedule cancelled = Plans.done(ScheduleRules.cancel(Plans.weekly(), Plans.NOW)).first();

        // When
        Reply<Decided> changed =
                ScheduleRules.change(cancelled, cancelled.plan(), List.of(), 4, Plans.NOW);
        Reply<Schedule> answered =
                ScheduleRules.answer(cancelled, "bob@example.org", Attendance.ACCEPTED);

        // Then
        assertThat(refusal(changed)).isInstanceOf(Refusal.Overtaken.class);
        assertThat(answered).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void remindersComeOncePerOccurrence() {
        // Given
        Schedule weekly = Plans.weekly();
        Instant fiveBefore = Instant.parse("2027-03-01T07:55:00Z");

        // When
        List<Occurrence> due = Reminding.due(weekly, fiveBefore);

        // Then
        assertThat(due).hasSize(1);
        assertThat(Reminding.next(weekly, due, fiveBefore))
                .contains(Instant.parse("2027-03-08T07:50:00Z"));
        assertThat(Reminding.due(weekly, Instant.parse("2027-03-01T08:00:00Z"))).isEmpty();
    }

    @Test
    void theDoorOpensBeforeItsTimeAndStaysOpenForAWhile() {
        // Given
        Schedule once = Plans.schedule(Plans.timing("2027-03-01T09:00", "Europe/Berlin", null));

        // Then
        assertThat(door(once, "2027-03-01T07:44:59Z"))
                .isInstanceOfSatisfying(
                        Door.NotYet.class,
                        not -> assertThat(not.opensAt()).isEqualTo("2027-03-01T07:45:00Z"));
        assertThat(door(once, "2027-03-01T07:45:00Z")).isInstanceOf(Door.Open.class);
        assertThat(door(once, "2027-03-01T09:14:59Z")).isInstanceOf(Door.Open.class);
        assertThat(door(once, "2027-03-01T09:15:01Z")).isInstanceOf(Door.Over.class);
    }

    private static Door door(Schedule schedule, String now) {
        return Door.at(
                schedule, Instant.parse(now), Duration.ofMinutes(15), Duration.ofMinutes(30));
    }

    private static List<Invitee> pending() {
        return List.of(
                Plans.BOB, new Invitee("carol@example.org", "Carol", true, Attendance.PENDING));
    }

    private static Refusal refusal(Reply<Decided> reply) {
        return ((Reply.Refused<Decided>) reply).refusal();
    }
}
