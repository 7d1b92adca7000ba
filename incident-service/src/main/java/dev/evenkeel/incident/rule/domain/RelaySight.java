package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.relay.RelayHeartbeat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one relay.
 *
 * @param heartbeat the newest one
 * @param knownSince arrival of the first word of its present instance, or of its name in a
 *     placement
 * @param heardAt arrival of the newest fresh heartbeat
 * @param sentAt when the newest heartbeat was sent, by the relay's clock
 * @param stopped it said it ends on purpose and has not started since
 * @param restart a new instance appeared without a farewell of the old one, not yet reported
 */
public record RelaySight(
        String relayId,
        @Nullable RelayHeartbeat heartbeat,
        @Nullable String instanceId,
        Instant knownSince,
        @Nullable Instant heardAt,
        Instant sentAt,
        boolean stopped,
        @Nullable Restart restart) {

    /** A relay process gave way to another without saying so. */
    public record Restart(String before, String after, Instant lastSentBefore, Instant noticedAt) {}

    static RelaySight unheard(String relayId, Instant knownSince) {
        return new RelaySight(relayId, null, null, knownSince, null, Instant.EPOCH, false, null);
    }

    RelaySight with(RelayHeartbeat beat, Observation seen) {
        if (beat.sentAt().isBefore(sentAt) && beat.instanceId().equals(instanceId)) {
            return this;
        }
        return instance(beat.instanceId(), seen)
                .heard(beat, seen.isFresh() ? seen.arrivedAt() : heardAt);
    }

    /** Another instance: a restart unless the old one was never heard here or had said farewell. */
    RelaySight instance(String newInstance, Observation seen) {
        if (newInstance.equals(instanceId)) {
            return this;
        }
        if (instanceId == null) {
            return new RelaySight(
                    relayId,
                    heartbeat,
                    newInstance,
                    seen.arrivedAt(),
                    heardAt,
                    sentAt,
                    false,
                    restart);
        }
        Restart noticed =
                stopped || heardAt == null || seen.history()
                        ? restart
                        : new Restart(instanceId, newInstance, sentAt, seen.arrivedAt());
        return new RelaySight(
                relayId, heartbeat, newInstance, seen.arrivedAt(), heardAt, sentAt, false, noticed);
    }

    RelaySight farewell(String leaving) {
        boolean ofThisInstance = instanceId == null || instanceId.equals(leaving);
        return ofThisInstance
                ? new RelaySight(
                        relayId, heartbeat, leaving, knownSince, heardAt, sentAt, true, null)
                : this;
    }

    RelaySight restartReported() {
        return new RelaySight(
                relayId, heartbeat, instanceId, knownSince, heardAt, sentAt, stopped, null);
    }

    private RelaySight heard(RelayHeartbeat beat, @Nullable Instant at) {
        return new RelaySight(
                relayId, beat, instanceId, knownSince, at, beat.sentAt(), stopped, restart);
    }
}
