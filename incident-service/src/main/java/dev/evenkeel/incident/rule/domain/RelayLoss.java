package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.incident.Incident.Evidence;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One relay's alert; the beginning and the first evidence are kept from the moment it fired.
 *
 * @param lost the process that was lost
 * @param heard the process heard last, by a fresh heartbeat
 */
record RelayLoss(
        AlertState alert,
        Instant startedAt,
        List<Evidence> first,
        @Nullable String lost,
        @Nullable String heard) {
    static final RelayLoss NONE =
            new RelayLoss(AlertState.INACTIVE, Instant.EPOCH, List.of(), null, null);

    /**
     * Whether it fires for the loss of that process. The late heartbeat of the one that came after
     * it says nothing about the loss.
     */
    boolean mourns(@Nullable String instance) {
        return alert instanceof AlertState.Firing
                && (lost == null || instance == null || lost.equals(instance));
    }

    /** Whether the loss of a process is of another one than this fires for. */
    boolean isOfAnother(@Nullable String losing) {
        return alert instanceof AlertState.Firing
                && losing != null
                && losing.equals(heard)
                && !losing.equals(lost);
    }

    /** What speaks for the loss at the moment it is found. */
    static List<Evidence> firstEvidence(RelaySight sight, Instant now) {
        RelaySight.Restart restart = sight.restart();
        if (restart != null) {
            return List.of(
                    new Evidence(
                            restart.noticedAt(),
                            "relay-restarted",
                            sight.relayId(),
                            "%s came back as another process; the last heartbeat of the old one was sent at %s."
                                    .formatted(sight.relayId(), restart.lastSentBefore())));
        }
        return List.of(new Evidence(now, "heartbeat-absence", sight.relayId(), absenceText(sight)));
    }

    private static String absenceText(RelaySight sight) {
        RelayHeartbeat last = sight.heartbeat();
        return last == null
                ? "No heartbeat of %s since this service began to listen, while other relays are heard."
                        .formatted(sight.relayId())
                : "No heartbeat of %s since number %d, sent at %s, while other relays are heard."
                        .formatted(sight.relayId(), last.sequence(), last.sentAt());
    }
}
