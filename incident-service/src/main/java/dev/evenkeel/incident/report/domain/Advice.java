package dev.evenkeel.incident.report.domain;

import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.plan.domain.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to change before the next meeting. */
final class Advice {
    private Advice() {}

    static List<Sentence> of(Incident incident, @Nullable Step step, MeetingStory story) {
        String id = incident.cause().id();
        List<Sentence> advice = new ArrayList<>();
        switch (incident.rule()) {
            case "relay-lost" ->
                    advice.add(
                            Sentence.of(
                                    "advice.relay-host",
                                    "Look at the host and the log of {relayId} around that time: the process ended or stood still.",
                                    "relayId",
                                    id));
            case "relay-sick" ->
                    advice.add(
                            Sentence.of(
                                    "advice.relay-network",
                                    "Look at the network of {relayId}: interface errors, queue drops and the link's load around that time.",
                                    "relayId",
                                    id));
            case "participant-path-lossy" -> advice.add(forPerson(incident, story));
            default -> {}
        }
        if (step != null && step.result() == Result.NO_RELAY) {
            advice.add(
                    Sentence.of(
                            "advice.add-relay",
                            "Run one more relay: there was none left to move to."));
        }
        return advice;
    }

    private static Sentence forPerson(Incident incident, MeetingStory story) {
        String participantId = FaultExplainer.participantOf(incident);
        return Sentence.of(
                "advice.participant-network",
                "Ask {name} to use a cable or to move closer to the access point, and to close what else uses the line.",
                "participantId",
                participantId,
                "name",
                story.nameOf(participantId));
    }
}
