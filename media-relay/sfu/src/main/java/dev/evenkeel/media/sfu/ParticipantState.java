package dev.evenkeel.media.sfu;

import dev.evenkeel.media.sfu.transport.TransportSnapshot;
import java.util.List;

/** Everything the relay knows of one participant at one moment. */
public record ParticipantState(RelaySnapshot.Meeting meeting, List<Path> paths) {
    public ParticipantState {
        paths = List.copyOf(paths);
    }

    /** One of the participant's sessions here. */
    public record Path(
            RelaySnapshot.Session session,
            TransportSnapshot transport,
            List<RelaySnapshot.Stream> streams) {
        public Path {
            streams = List.copyOf(streams);
        }
    }
}
