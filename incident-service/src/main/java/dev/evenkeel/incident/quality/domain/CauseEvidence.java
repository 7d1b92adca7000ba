package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.incident.Incident.Evidence;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.incident.quality.domain.Attribution.Comparison;
import dev.evenkeel.incident.quality.domain.Attribution.Witness;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What comparing tells of the cause, as evidence of an incident. */
public final class CauseEvidence {
    private static final String KIND = "cause-comparison";

    private CauseEvidence() {}

    /** Of one participant; empty when the participant does not suffer. */
    public static List<Evidence> ofParticipant(
            QualityWindow one, List<QualityWindow> all, Surroundings around, Instant now) {
        return CauseFinder.find(one, all, around)
                .map(told -> new Evidence(now, KIND, one.participantId(), text(told)))
                .stream()
                .toList();
    }

    /** Of all who suffer on a relay: what most of them point to; empty when nobody suffers. */
    public static List<Evidence> ofRelay(
            String relayId, List<QualityWindow> all, Surroundings around, Instant now) {
        Map<String, List<Attribution>> byCause =
                all.stream()
                        .filter(one -> one.relayId().equals(relayId))
                        .flatMap(one -> CauseFinder.find(one, all, around).stream())
                        .collect(Collectors.groupingBy(told -> told.domain() + told.causeId()));
        return byCause.values().stream()
                .max((one, other) -> Integer.compare(one.size(), other.size()))
                .map(most -> new Evidence(now, KIND, relayId, text(most.getFirst())))
                .stream()
                .toList();
    }

    private static String text(Attribution told) {
        String compared =
                told.compared().stream()
                        .map(CauseEvidence::words)
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining("; "));
        return String.format(
                Locale.ROOT,
                "Points to %s %s (%s, confidence %.0f%%). Compared: %s.%s",
                told.domain().word(),
                told.causeId(),
                told.direction().name().toLowerCase(Locale.ROOT),
                100 * told.confidence(),
                compared.isEmpty() ? "nobody, no one else was measured" : compared,
                told.witness() == null ? "" : " " + words(told.witness()));
    }

    private static String words(Comparison group) {
        if (group.people() == 0) {
            return "";
        }
        String of =
                switch (group.group()) {
                    case SAME_RELAY -> "others on the relay";
                    case SAME_SITE -> "others at the site";
                    case ELSEWHERE -> "others on other relays";
                    case SAME_MEETING -> "others in the meeting";
                };
        return "%d of %d %s suffer too".formatted(group.suffering(), group.people(), of);
    }

    private static String words(Witness witness) {
        return String.format(
                Locale.ROOT,
                switch (witness.kind()) {
                    case LINK -> "Link %s itself was measured to lose %.0f%%.";
                    case RELAY -> "Relay %s itself says it uses %.0f%% of its CPU.";
                    case DEVICE -> "Device %s itself says that it does not work as it should.";
                },
                witness.id(),
                100 * witness.value());
    }
}
