package dev.evenkeel.media.sfu;

import dev.evenkeel.media.sfu.transport.TransportSnapshot;
import java.util.List;

/** Everything the relay knows of one participant at one moment. */
public record ParticipantState(RelaySnapshot.Meeting meeting, List<Path> paths) {
    public ParticipantState {
        paths = List.copyOf(paths);
    }

    /**
     * One of the participant's sessions here.
     *
     * @param layers of the cameras that come over it in several simulcast layers
     */
    public record Path(
            RelaySnapshot.Session session,
            TransportSnapshot transport,
            List<RelaySnapshot.Stream> streams,
            List<Layer> layers) {
        public Path {
            streams = List.copyOf(streams);
            layers = List.copyOf(layers);
        }
    }

    /**
     * A simulcast layer of the participant.
     *
     * @param rid as the client names it; smaller pictures come first
     * @param wish {@code on}: somebody needs it, {@code off}: the client is told that nobody does,
     *     {@code as-it-is}: nothing is said of it, because it was needed just now, something
     *     changes, or nothing comes
     */
    public record Layer(String mid, String source, String rid, String wish) {}
}
