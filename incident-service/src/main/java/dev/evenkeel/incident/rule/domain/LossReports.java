package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.incident.Incident.Evidence;
import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.contracts.relay.RelayPeerFound;
import dev.evenkeel.contracts.relay.RelayPeerLost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;

/** What others say of one relay: peers that no longer hear it, participants that left it. */
final class LossReports {
    /** How far apart the clocks of two machines may be. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(1);

    private static final String AND_GONE = ", and its machine says that the process is gone";
    private static final int MOST_SWITCHES = 5_000;

    private final Map<String, RelayPeerLost> peers = new LinkedHashMap<>();
    private final Map<String, Instant> foundAt = new HashMap<>();
    private final Map<String, PathSwitched> switches = new LinkedHashMap<>();

    void peerLost(RelayPeerLost report) {
        Instant found = foundAt.get(report.relayId());
        if (found == null || found.isBefore(report.lostAt())) {
            peers.put(report.relayId(), report);
        }
    }

    void peerFound(RelayPeerFound report) {
        foundAt.merge(report.relayId(), report.foundAt(), LossReports::later);
        peers.computeIfPresent(
                report.relayId(),
                (_, lost) -> lost.lostAt().isAfter(report.foundAt()) ? lost : null);
    }

    void switched(PathSwitched event) {
        if (switches.size() < MOST_SWITCHES) {
            switches.put(event.meetingId() + "/" + event.participantId(), event);
        }
    }

    /** Drops what a heartbeat sent at {@code sentAt} proves to be over. */
    void refutedBy(Instant sentAt) {
        Instant over = sentAt.minus(CLOCK_TOLERANCE);
        peers.values().removeIf(report -> report.lostAt().isBefore(over));
        switches.values().removeIf(event -> event.switchedAt().isBefore(over));
    }

    /** Whether a peer was told that the process is gone, and a participant left it as well. */
    boolean confirmGone() {
        return !switches.isEmpty() && peers.values().stream().anyMatch(RelayPeerLost::saysGone);
    }

    boolean confirm() {
        return !peers.isEmpty() || !switches.isEmpty();
    }

    /** The earliest moment at which somebody still heard the relay last. */
    Optional<Instant> silentSince() {
        List<Instant> since = new ArrayList<>();
        peers.values()
                .forEach(report -> since.add(report.lostAt().minusMillis(report.silentMillis())));
        switches.values()
                .forEach(event -> since.add(event.switchedAt().minusMillis(event.silenceMillis())));
        return since.stream().min(Instant::compareTo);
    }

    List<Evidence> evidence(String relayId) {
        List<Evidence> evidence = new ArrayList<>();
        for (RelayPeerLost report : peers.values()) {
            evidence.add(
                    new Evidence(
                            report.lostAt(),
                            "peer-report",
                            report.relayId(),
                            "%s has heard nothing from %s on the bridge for %d ms%s."
                                    .formatted(
                                            report.relayId(),
                                            relayId,
                                            report.silentMillis(),
                                            report.saysGone() ? AND_GONE : "")));
        }
        switchEvidence(relayId).ifPresent(evidence::add);
        return evidence;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Optional<Evidence> switchEvidence(String relayId) {
        if (switches.isEmpty()) {
            return Optional.empty();
        }
        LongSummaryStatistics silence =
                switches.values().stream()
                        .mapToLong(PathSwitched::silenceMillis)
                        .summaryStatistics();
        Instant first =
                switches.values().stream()
                        .map(PathSwitched::switchedAt)
                        .min(Instant::compareTo)
                        .orElseThrow();
        return Optional.of(
                new Evidence(
                        first,
                        "participants-switched",
                        relayId,
                        "%d participant%s left %s after %d–%d ms of silence."
                                .formatted(
                                        silence.getCount(),
                                        silence.getCount() == 1 ? "" : "s",
                                        relayId,
                                        silence.getMin(),
                                        silence.getMax())));
    }
}
