package dev.evenkeel.telemetry.snmp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.telemetry.domain.Producer;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import dev.evenkeel.telemetry.intake.Intake;
import dev.evenkeel.telemetry.intake.Outcome;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Takes readings the way of all telemetry, with the authority of the device's site. What cannot be
 * taken right now is dropped: the next reading is newer.
 */
@Singleton
class PollIntake {
    private static final Set<TelemetryKind> KINDS =
            EnumSet.of(TelemetryKind.DEVICES, TelemetryKind.LINKS);
    private static final Logger LOG = Logger.getLogger(PollIntake.class);

    private final Intake intake;

    @Inject
    PollIntake(Intake intake) {
        this.intake = intake;
    }

    /** Returns when it is safe, or dropped. */
    void take(Gear gear, Poll poll) {
        Producer from = new Producer.Site(gear.siteId(), KINDS, "snmp");
        take(gear, from, TelemetryKind.LINKS, poll.links());
        take(gear, from, TelemetryKind.DEVICES, List.of(poll.device()));
    }

    private void take(Gear gear, Producer from, TelemetryKind kind, List<?> samples) {
        List<JsonNode> json =
                samples.stream().<JsonNode>map(EventJson.mapper()::valueToTree).toList();
        Outcome outcome = intake.takeAll(from, kind, json).await().indefinitely();
        switch (outcome) {
            case Outcome.Taken(var answer) when !answer.rejected().isEmpty() ->
                    LOG.warnf(
                            "event=snmp-rejected device=%s samples=%d problem=\"%s\"",
                            gear.deviceId(),
                            answer.rejected().size(),
                            answer.rejected().getFirst().problem().detail());
            case Outcome.Taken _ -> {}
            case Outcome.Refused(var problem) ->
                    LOG.warnf(
                            "event=snmp-dropped device=%s samples=%d problem=\"%s\"",
                            gear.deviceId(), json.size(), problem.detail());
        }
    }
}
