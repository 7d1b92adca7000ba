package dev.evenkeel.incident.drill.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.drill.domain.Drill.Grade;
import dev.evenkeel.incident.drill.domain.Drill.State;
import dev.evenkeel.incident.drill.domain.Drill.Targets;
import dev.evenkeel.incident.drill.domain.DrillCourse.Episode;
import dev.evenkeel.incident.drill.domain.DrillCourse.Next;
import dev.evenkeel.incident.drill.domain.DrillCourse.Order;
import dev.evenkeel.incident.drill.domain.DrillCourse.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillCourseTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Set<String> BOTH = Set.of("relay-a", "relay-b");

    @Test
    void theRelayOfTheDrillMeetingIsBroken() {
        // When
        Next waits = DrillCourse.next(drill(), new Sight(null, Map.of(), BOTH, null), NOW);
        Next breaks = DrillCourse.next(drill(), new Sight("relay-a", Map.of(), BOTH, null), NOW);

        // Then
        assertThat(waits.order()).isEqualTo(Order.NOTHING);
        assertThat(breaks.order()).isEqualTo(Order.BREAK);
        assertThat(breaks.drill().target()).isEqualTo("relay-a");
        assertThat(breaks.drill().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void nobodyElseIsDisturbed() {
        // Given
        Sight others = new Sight("relay-a", Map.of("relay-a", Set.of("abc-defg-hij")), BOTH, null);
        Sight alone = new Sight("relay-a", Map.of(), Set.of("relay-a"), null);

        // Then
        assertThat(DrillCourse.next(drill(), others, NOW).drill().detail())
                .isEqualTo("Relay relay-a carries 1 other meetings; people would notice.");
        assertThat(DrillCourse.next(drill(), alone, NOW).drill().isOver()).isTrue();
        assertThat(DrillCourse.next(drill(), alone, NOW).order()).isEqualTo(Order.NOTHING);
    }

    @Test
    void whoTakesOverFromADeskThatDiedWhileBreakingMends() {
        // Given
        Drill broken =
                DrillCourse.next(drill(), new Sight("relay-a", Map.of(), BOTH, null), NOW).drill();

        // When
        Next next = DrillCourse.next(broken, new Sight(null, Map.of(), BOTH, null), NOW);
        Next end = DrillCourse.next(DrillCourse.healed(next.drill(), NOW), nothing(), NOW);

        // Then
        assertThat(next.order()).isEqualTo(Order.HEAL);
        assertThat(end.drill().state()).isEqualTo(State.OVER);
        assertThat(end.drill().grade()).isEqualTo(Grade.F);
        assertThat(end.drill().detail()).isEqualTo("It is not known when it was broken.");
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 3000, 30000, A",
        "2000, 5000, 60000, A",
        "2001, 3000, 30000, B",
        "1000, 10000, 30000, B",
        "1000, 3000, 120001, C"
    })
    void theWorstTimeIsTheGrade(long detect, long mitigate, long clear, Grade grade) {
        // Given
        Drill broken =
                DrillCourse.broken(
                        DrillCourse.next(drill(), new Sight("relay-a", Map.of(), BOTH, null), NOW)
                                .drill(),
                        NOW);
        Instant healed = NOW.plusMillis(mitigate + 500);

        // When
        Next mitigated = DrillCourse.next(broken, seen(incident(detect, mitigate, null)), healed);
        Drill mended = DrillCourse.healed(mitigated.drill(), healed);
        Next over =
                DrillCourse.next(
                        mended,
                        seen(incident(detect, mitigate, healed.plusMillis(clear))),
                        healed.plusMillis(clear));

        // Then
        assertThat(mitigated.order()).isEqualTo(Order.HEAL);
        assertThat(over.drill().grade()).isEqualTo(grade);
        assertThat(over.drill().endedAt()).isEqualTo(healed.plusMillis(clear));
    }

    @Test
    void whatIsNeverFoundIsMendedAllTheSameAndFails() {
        // Given
        Drill broken =
                DrillCourse.broken(
                        DrillCourse.next(drill(), new Sight("relay-a", Map.of(), BOTH, null), NOW)
                                .drill(),
                        NOW);

        // When
        Next early = DrillCourse.next(broken, nothing(), NOW.plusSeconds(60));
        Next late = DrillCourse.next(broken, nothing(), NOW.plusSeconds(61));
        Drill mended = DrillCourse.healed(late.drill(), NOW.plusSeconds(62));
        Next over = DrillCourse.next(mended, nothing(), NOW.plus(Duration.ofMinutes(5)));

        // Then
        assertThat(early.order()).isEqualTo(Order.NOTHING);
        assertThat(late.order()).isEqualTo(Order.HEAL);
        assertThat(over.drill().grade()).isEqualTo(Grade.F);
    }

    @Test
    void anIncidentOpenedAgainIsDetectedWhenItIs() {
        // Given
        Drill broken =
                DrillCourse.broken(
                        DrillCourse.next(drill(), new Sight("relay-a", Map.of(), BOTH, null), NOW)
                                .drill(),
                        NOW);
        Episode again = new Episode(incident(-90_000, 3_000, null), NOW.plusMillis(1_500));

        // When
        Next next =
                DrillCourse.next(
                        broken, new Sight("relay-b", Map.of(), BOTH, again), NOW.plusMillis(3_500));

        // Then
        assertThat(next.drill().detectedAt()).isEqualTo(NOW.plusMillis(1_500));
        assertThat(next.drill().mitigatedAt()).isEqualTo(NOW.plusMillis(3_000));
    }

    @ParameterizedTest
    @CsvSource({
        "relay-loss, kill | freeze",
        "relay-sick, loss",
        "service-down, service-crash | service-freeze",
        "broker-outage, broker-stop",
        "link-loss, ''"
    })
    void eachPlanHasTheFaultsThatTryIt(String planId, String faults) {
        assertThat(DrillFault.of(planId)).isEqualTo(faults);
        assertThat(DrillFault.plans())
                .isEqualTo("relay-loss | relay-sick | service-down | broker-outage");
    }

    @Test
    void aPartOfThePlatformIsBrokenWhileNobodyMeetsAndMendedAsSoonAsThatIsFound() {
        // Given
        Drill service = drill(DrillFault.SERVICE_CRASH);
        Sight elsewhere =
                new Sight("relay-a", Map.of("relay-b", Set.of("abc-defg-hij")), BOTH, null);

        // When
        Next refused = DrillCourse.next(service, elsewhere, NOW);
        Drill broken =
                DrillCourse.broken(
                        DrillCourse.next(service, new Sight("relay-a", Map.of(), BOTH, null), NOW)
                                .drill(),
                        NOW);
        Next found = DrillCourse.next(broken, seen(notMitigated(1_500)), NOW.plusSeconds(2));
        Drill mended = DrillCourse.healed(found.drill(), NOW.plusSeconds(2));
        Next over =
                DrillCourse.next(
                        mended,
                        seen(incident(1_500, 1_500, NOW.plusSeconds(7))),
                        NOW.plusSeconds(7));

        // Then
        assertThat(refused.drill().detail())
                .isEqualTo("1 other meetings are going on; people would notice.");
        assertThat(broken.target()).isEqualTo("telemetry-ingest");
        assertThat(found.order()).isEqualTo(Order.HEAL);
        assertThat(over.drill().grade()).isEqualTo(Grade.A);
    }

    private static Incident notMitigated(long openedMillis) {
        Incident mitigated = incident(openedMillis, openedMillis, null);
        return new Incident(
                mitigated.incidentId(),
                mitigated.rule(),
                mitigated.severity(),
                Incident.State.OPEN,
                mitigated.cause(),
                "",
                mitigated.startedAt(),
                mitigated.openedAt(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                1,
                null,
                null);
    }

    private static Sight nothing() {
        return new Sight(null, Map.of(), BOTH, null);
    }

    private static Sight seen(Incident incident) {
        return new Sight("relay-b", Map.of(), BOTH, new Episode(incident, incident.openedAt()));
    }

    private static Drill drill() {
        return drill(DrillFault.KILL);
    }

    private static Drill drill(DrillFault fault) {
        return Drill.begun(
                "drill-1",
                "relay-loss",
                2,
                new Targets(2_000, 5_000, 60_000),
                fault,
                "drl-drll-drl",
                "acc-1",
                NOW);
    }

    private static Incident incident(long openedMillis, long mitigatedMillis, Instant resolvedAt) {
        return new Incident(
                "inc-1",
                "relay-lost",
                Incident.Severity.CRITICAL,
                resolvedAt == null ? Incident.State.MITIGATED : Incident.State.RESOLVED,
                new Incident.Cause("relay", "relay-a"),
                "",
                NOW,
                NOW.plusMillis(openedMillis),
                NOW.plusMillis(mitigatedMillis),
                resolvedAt,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                1,
                null,
                null);
    }
}
