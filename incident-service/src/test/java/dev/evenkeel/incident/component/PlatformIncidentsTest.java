package dev.evenkeel.incident.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.audit.AuditEntry.Outcome;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.plan.PlanStepRun;
import dev.evenkeel.contracts.plan.PlanStepRun.State;
import dev.evenkeel.contracts.platform.ComponentObserved;
import dev.evenkeel.contracts.platform.ComponentObserved.Kind;
import dev.evenkeel.contracts.platform.ComponentObserved.Status;
import dev.evenkeel.incident.EventSender;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.SimulatedRelay;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what is seen of the platform, by looking or in the audit trail, to incident and plan. */
@RealParts
class PlatformIncidentsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private EventSender sender;
    private SimulatedRelay relay;
    private TopicReader events;

    @BeforeEach
    void listen() {
        String kafka = KafkaResource.broker().bootstrapServers();
        sender = new EventSender(kafka);
        relay = SimulatedRelay.start(sender, "relay-platform");
        events =
                TopicReader.fromNow(
                        kafka, Topics.PLATFORM_STATUS, Topics.PLAN_RUNS, Topics.INCIDENT_LIFECYCLE);
    }

    @AfterEach
    void end() {
        WatchedService.setReady(true);
        relay.farewell();
        events.close();
        sender.close();
    }

    @Test
    void aServiceThatIsNotReadyIsAnIncidentWithAPlanUntilItServesAgain() {
        // When
        awaitStatus(Kind.SERVICE.id(WatchedService.NAME), Status.UP);
        WatchedService.setReady(false);

        // Then
        ComponentObserved seen = awaitStatus(Kind.SERVICE.id(WatchedService.NAME), Status.DEGRADED);
        assertThat(seen.detail()).isEqualTo("it answers 503: not ready: disk");
        Incident found = opened("service-down");
        assertThat(found.cause())
                .isEqualTo(new Incident.Cause("platform", "service/" + WatchedService.NAME));
        assertThat(found.evidence().getFirst().text()).contains("not ready: disk");
        started(found, "service-down");

        // When
        WatchedService.setReady(true);

        // Then
        events.await(EventTypes.INCIDENT_RESOLVED, one -> isSame(one, found), LIMIT);
        PlanRun ended =
                events.await(
                                EventTypes.PLAN_ENDED,
                                one -> found.incidentId().equals(one.incidentId()),
                                LIMIT)
                        .data();
        assertThat(ended.steps())
                .extracting(PlanStepRun::state)
                .containsExactly(State.DONE, State.SKIPPED, State.DONE);
    }

    @Test
    void brokersAndGroupsAreSeenAsTheyAre() {
        assertThat(awaitStatus(Kind.BROKER.id("1"), Status.UP).detail()).isNull();
        ComponentObserved reports =
                awaitStatus(Kind.CONSUMER_GROUP.id("incident-service-reports"), Status.UP);
        assertThat(reports.lagRecords()).isNotNull();
        assertThat(reports.lagSeconds()).isNotNull();
    }

    @Test
    void manyRefusedSignInsAreAnAttackAndItsPlanPagesNobodyTwice() {
        // When
        for (int i = 0; i < 40; i++) {
            sender.send(
                    EventTypes.AUDIT_RECORDED,
                    "anonymous",
                    new AuditEntry(
                            "anonymous",
                            "account.signed-in",
                            "acc-" + i,
                            Outcome.REFUSED,
                            "203.0.113.7",
                            "the password is wrong",
                            Instant.now()));
        }

        // Then
        Incident found = opened("sign-in-attack");
        assertThat(found.cause()).isEqualTo(new Incident.Cause("platform", "platform"));
        PlanRun asks =
                events.await(
                                EventTypes.PLAN_STEP_CHANGED,
                                one ->
                                        found.incidentId().equals(one.incidentId())
                                                && one.steps().get(1).state() == State.RUNNING,
                                LIMIT)
                        .data();
        assertThat(asks.planId()).isEqualTo("intrusion");
        assertThat(asks.steps().getFirst().state()).isEqualTo(State.SKIPPED);
        assertThat(asks.steps().getFirst().detail()).isEqualTo("An incident has started the run.");
    }

    private ComponentObserved awaitStatus(String component, Status status) {
        return events.await(
                        EventTypes.COMPONENT_OBSERVED,
                        one -> one.componentId().equals(component) && one.status() == status,
                        LIMIT)
                .data();
    }

    private Incident opened(String rule) {
        return events.await(EventTypes.INCIDENT_OPENED, one -> one.rule().equals(rule), LIMIT)
                .data();
    }

    private void started(Incident incident, String plan) {
        events.await(
                EventTypes.PLAN_STARTED,
                one -> incident.incidentId().equals(one.incidentId()) && one.planId().equals(plan),
                LIMIT);
    }

    private static boolean isSame(Incident one, Incident other) {
        return one.incidentId().equals(other.incidentId());
    }
}
