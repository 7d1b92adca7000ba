package dev.evenkeel.room.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Relays something speaks against for a while. A restarted relay begins without. */
record Suspicions(Map<String, Suspicion> byRelay) {
    private static final Suspicions NONE = new Suspicions(Map.of());

    record Suspicion(String instanceId, Instant until) {
        private Suspicion orLonger(Suspicion other) {
            return until.isAfter(other.until) ? this : other;
        }
    }

    static Suspicions none() {
        return NONE;
    }

    /** A shorter suspicion does not end a longer one. */
    Suspicions with(KnownRelay relay, Instant until) {
        Map<String, Suspicion> more = new HashMap<>(byRelay);
        more.merge(relay.relayId(), new Suspicion(relay.instanceId(), until), Suspicion::orLonger);
        return new Suspicions(more);
    }

    Suspicions without(String relayId) {
        Map<String, Suspicion> fewer = new HashMap<>(byRelay);
        fewer.remove(relayId);
        return new Suspicions(fewer);
    }

    boolean against(KnownRelay relay, Instant now) {
        Suspicion suspicion = byRelay.get(relay.relayId());
        return suspicion != null
                && relay.isInstance(suspicion.instanceId)
                && now.isBefore(suspicion.until);
    }
}
