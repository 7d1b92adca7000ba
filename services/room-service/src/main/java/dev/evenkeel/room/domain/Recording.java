package dev.evenkeel.room.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A recording that goes on.
 *
 * @param by who began it
 * @param consents what people said by participant; who has said nothing is not recorded
 */
public record Recording(
        String recordingId, String by, Instant startedAt, Map<String, Boolean> consents) {
    public Recording {
        consents = Map.copyOf(consents);
    }

    /** One that begins now. */
    static Recording begun(String recordingId, String by, Instant now) {
        return new Recording(recordingId, by, now, Map.of());
    }

    Recording with(String participantId, boolean agreed) {
        Map<String, Boolean> all = new HashMap<>(consents);
        all.put(participantId, agreed);
        return new Recording(recordingId, by, startedAt, all);
    }
}
