package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.PathSwitched;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of its active path.
 *
 * @param silenceMillis how long the path before had been silent
 * @param fromRelayId the relay before, {@code null} when there was none
 */
public record PathReport(
        String relayId,
        long epoch,
        PathSwitched.Reason reason,
        long silenceMillis,
        @Nullable String fromRelayId) {
    private static final Pattern RELAY_ID = Pattern.compile("[a-z0-9-]{1,40}");

    Optional<Refusal> refusal() {
        if (!RELAY_ID.matcher(relayId).matches()) {
            return bad("/relayId", RELAY_ID.pattern(), relayId);
        } else if (fromRelayId != null && !RELAY_ID.matcher(fromRelayId).matches()) {
            return bad("/fromRelayId", RELAY_ID.pattern(), fromRelayId);
        } else if (epoch < 1) {
            return bad("/epoch", "1 or more", Long.toString(epoch));
        } else if (silenceMillis < 0) {
            return bad("/silenceMillis", "0 or more", Long.toString(silenceMillis));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> bad(String field, String expected, String actual) {
        return Optional.of(new Refusal.BadField(field, expected, actual));
    }
}
