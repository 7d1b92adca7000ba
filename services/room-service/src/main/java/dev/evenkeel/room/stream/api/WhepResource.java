package dev.evenkeel.room.stream.api;

import dev.evenkeel.contracts.meeting.StreamUse;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** Streams that go out: the WebRTC-HTTP Egress Protocol (draft-ietf-wish-whep). */
@Path("/whep/v1")
public class WhepResource extends StreamEndpoint {

    @Inject
    WhepResource(StreamOffers offers, StreamChanges changes) {
        super(StreamUse.WATCH, offers, changes);
    }
}
