package dev.evenkeel.room.probe;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenkeel.room.turn.IceServer;
import java.time.Instant;
import java.util.List;

/**
 * What a browser tests its paths with.
 *
 * @param participantId whose report the telemetry token is for
 * @param serverTime when this was answered, to compare a clock with
 * @param iceServers what relays are reached by that cannot be reached directly
 * @param paths one for each relay that is ready
 */
public record Probe(
        String participantId,
        String telemetryToken,
        Instant serverTime,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<IceServer> iceServers,
        List<Path> paths) {

    public Probe {
        iceServers = List.copyOf(iceServers);
        paths = List.copyOf(paths);
    }

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "Probe[%s, %d paths]".formatted(participantId, paths.size());
    }

    /**
     * The way to one relay.
     *
     * @param url of its media API, below the front door
     * @param sender publishes
     * @param receiver subscribes to the sender
     */
    public record Path(String relayId, String url, End sender, End receiver) {}

    /**
     * One end of the test call.
     *
     * @param joinToken opens one session on the relay within a minute
     */
    public record End(String participantId, String joinToken) {

        /** Belongs in no log. */
        @Override
        public String toString() {
            return "End[" + participantId + "]";
        }
    }
}
