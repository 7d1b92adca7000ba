package dev.evenkeel.incident.plan.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is carried out against.
 *
 * @param relayId the relay to leave
 * @param because one sentence with the evidence in short
 * @param goneSince the relay is back since then: what was placed later is left alone
 * @param otherRelays relays that could take a meeting
 * @param movedAt when a meeting was last moved by a command, in this incident or another one
 */
public record Trouble(
        String incidentId,
        String relayId,
        String because,
        @Nullable Instant goneSince,
        Set<String> otherRelays,
        Map<String, Instant> movedAt) {}
