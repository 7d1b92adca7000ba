package dev.evenkeel.incident.incident.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.rule.RecordedEvents;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.Finding;
import dev.evenkeel.incident.rule.domain.Observation;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IncidentBookTest {
    private final AtomicInteger ids = new AtomicInteger();
    private final List<Decision<IncidentCase>> decisions = new ArrayList<>();
    private Detector detector = new Detector(ShippedRules.load());
    private IncidentBook book = newBook();
    private Queue<Observation> coming;
    private Instant start;
    private long millis;

    @Test
    void aRelayThatComesBackIsOneIncidentFromOpenToResolved() throws IOException {
        // Given
        play("relay-killed-and-back");

        // When
        runUntil(8_000);
        answer(Result.APPLIED);
        runUntil(16_000);

        // Then
        assertThat(entered())
                .containsExactly(
                        EventTypes.INCIDENT_OPENED.name(),
                        EventTypes.INCIDENT_MITIGATING.name(),
                        EventTypes.INCIDENT_MITIGATED.name(),
                        EventTypes.INCIDENT_RESOLVED.name());
        assertThat(alerts())
                .containsExactly(
                        AlertNotification.Action.TRIGGER, AlertNotification.Action.RESOLVE);
        assertThat(commands()).hasSize(1);
        assertThat(decisions)
                .extracting(decision -> decision.reply().incident().revision())
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void theIncidentSaysWhatHappened() throws IOException {
        // Given
        play("relay-killed");

        // When
        runUntil(8_000);
        answer(Result.APPLIED);
        runUntil(9_000);

        // Then
        Incident incident = decisions.getLast().reply().incident();
        assertThat(incident.meetingIds()).containsExactly("abc-defg-hij");
        assertThat(incident.summary()).isEqualTo("Relay relay-a is lost. 1 meeting affected.");
        assertThat(incident.startedAt())
                .isBetween(start.plusMillis(6_000), start.plusMillis(6_300));
        assertThat(incident.evidence())
                .extracting(Incident.Evidence::kind)
                .containsExactlyInAnyOrder(
                        "heartbeat-absence", "peer-report", "participants-switched");
        assertThat(incident.evidence())
                .extracting(Incident.Evidence::text)
                .contains("3 participants left relay-a after 172–172 ms of silence.");
        assertThat(incident.timeline())
                .extracting(Incident.TimelineEntry::text)
                .anyMatch(text -> text.startsWith("Detected"))
                .anyMatch(text ->
                        text.startsWith("Ordered to promote the standby: abc-defg-hij (epoch 1)"))
                .anyMatch(
                        text -> text.startsWith("Applied to abc-defg-hij: relay-b is primary now"))
                .contains("All participants have moved.", "Every affected meeting is mended.");
    }

    @Test
    void anotherReplicaGoesOnWithoutDoingAnythingTwice() throws IOException {
        // Given
        play("relay-killed");
        runUntil(8_000);
        List<IncidentCase> stored = List.copyOf(book.cases());
        int done = decisions.size();

        // When
        book = newBook();
        book.load(stored, now());
        runUntil(12_000);

        // Then
        assertThat(decisions).hasSize(done);
    }

    @Test
    void anOutcomeCountsOnce() throws IOException {
        // Given
        play("relay-killed");
        runUntil(8_000);

        // When
        answer(Result.APPLIED);
        int once = decisions.size();
        answer(Result.APPLIED);
        answer(Result.NO_RELAY);

        // Then
        assertThat(decisions).hasSize(once);
    }

    @Test
    void eachLossOfARelayIsAnIncidentOfItsOwn() throws IOException {
        // Given
        play("relay-killed-and-back");
        runUntil(8_000);
        answer(Result.APPLIED);
        runUntil(16_000);

        // When: the same relay is lost once more, as seen by a detector of its own
        detector = new Detector(ShippedRules.load());
        RecordedEvents again = RecordedEvents.read("relay-killed");
        coming = new ArrayDeque<>(again.observations());
        millis = 0;
        runUntil(8_000);

        // Then
        assertThat(entered()).doesNotContain(EventTypes.INCIDENT_REOPENED.name());
        assertThat(entered().stream().filter(EventTypes.INCIDENT_OPENED.name()::equals)).hasSize(2);
        assertThat(book.cases())
                .extracting(IncidentCase::id, IncidentCase::isResolved)
                .containsExactlyInAnyOrder(tuple("inc-1", true), tuple("inc-2", false));
    }

    @Test
    void anotherProcessLostBeforeTheIncidentIsResolvedIsAnIncidentOfItsOwn() throws IOException {
        // Given
        play("relay-killed");
        runUntil(8_000);
        answer(Result.APPLIED);
        runUntil(9_000);
        Instant end = now();

        // When
        Finding found =
                detector.evaluate(end).stream()
                        .filter(one -> one.rule().id().equals("relay-lost"))
                        .findFirst()
                        .orElseThrow();
        Finding another =
                new Finding(
                        found.rule(),
                        found.cause(),
                        found.summary(),
                        end,
                        null,
                        found.evidence(),
                        "a2",
                        Set.of());
        decisions.clear();
        decisions.addAll(book.reconcile(List.of(another), detector, end));
        decisions.addAll(book.reconcile(List.of(another), detector, end));

        // Then
        assertThat(entered().subList(0, 2))
                .containsExactly(
                        EventTypes.INCIDENT_RESOLVED.name(), EventTypes.INCIDENT_OPENED.name());
        assertThat(decisions.getFirst().reply().incident().timeline().getLast().text())
                .contains("another process");
        assertThat(ids).hasValue(2);
    }

    @Test
    void withoutAMeetingThereIsNothingToDo() throws IOException {
        // Given
        play("relay-killed");
        coming.removeIf(seen -> seen.event().type().topic().startsWith("meeting."));

        // When
        runUntil(8_000);

        // Then
        assertThat(entered())
                .containsExactly(
                        EventTypes.INCIDENT_OPENED.name(), EventTypes.INCIDENT_MITIGATED.name());
        assertThat(commands()).isEmpty();
    }

    @Test
    void aSickRelayIsLeftAndABadLineIsNot() throws IOException {
        // Given
        play("relay-sick");
        runUntil(19_000);
        List<FailoverCommand> moves = commands();

        // When
        detector = new Detector(ShippedRules.load());
        book = newBook();
        decisions.clear();
        play("one-lossy-participant");
        runUntil(52_000);

        // Then
        assertThat(moves)
                .extracting(FailoverCommand::action)
                .containsExactly(FailoverCommand.Action.MOVE_MEETING);
        assertThat(commands()).isEmpty();
        assertThat(alerts()).isEmpty();
        assertThat(entered())
                .containsExactly(
                        EventTypes.INCIDENT_OPENED.name(), EventTypes.INCIDENT_RESOLVED.name());
    }

    private IncidentBook newBook() {
        return new IncidentBook(
                ShippedRules.load(), PlanCatalog.load(), () -> "inc-" + ids.incrementAndGet());
    }

    private void play(String recording) throws IOException {
        RecordedEvents recorded = RecordedEvents.read(recording);
        coming = new ArrayDeque<>(recorded.observations());
        start = recorded.header().startedAt();
        millis = 0;
    }

    private void runUntil(long end) {
        for (; millis <= end; millis += 50) {
            while (!coming.isEmpty() && !coming.peek().arrivedAt().isAfter(now())) {
                detector.observe(coming.poll());
            }
            decisions.addAll(book.reconcile(detector.evaluate(now()), detector, now()));
        }
    }

    private Instant now() {
        return start.plusMillis(millis);
    }

    private void answer(Result result) {
        for (FailoverCommand command : commands()) {
            decisions.addAll(
                    book.outcome(
                            new FailoverOutcome(
                                    command.commandId(),
                                    command.meetingId(),
                                    command.incidentId(),
                                    result,
                                    2,
                                    "relay-b",
                                    null,
                                    "relay-b is primary now",
                                    now())));
        }
    }

    private List<String> entered() {
        return events(IncidentEvent.Entered.class).stream().map(one -> one.type().name()).toList();
    }

    private List<AlertNotification.Action> alerts() {
        return events(IncidentEvent.Alerted.class).stream()
                .map(one -> one.alert().eventAction())
                .toList();
    }

    private List<FailoverCommand> commands() {
        return events(IncidentEvent.Commanded.class).stream()
                .map(IncidentEvent.Commanded::command)
                .toList();
    }

    private <T> List<T> events(Class<T> kind) {
        return decisions.stream()
                .flatMap(decision -> decision.events().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
