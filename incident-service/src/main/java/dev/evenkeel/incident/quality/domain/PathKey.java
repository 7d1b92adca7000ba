package dev.evenkeel.incident.quality.domain;

import java.util.Comparator;

/** One participant's path over one relay, within a meeting. */
public record PathKey(String participantId, String relayId) {
    static final Comparator<PathKey> ORDER =
            Comparator.comparing(PathKey::participantId).thenComparing(PathKey::relayId);
}
