package dev.evenkeel.room.stream.api;

import dev.evenkeel.contracts.meeting.StreamUse;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** Streams that come in: the WebRTC-HTTP Ingestion Protocol (RFC 9725). */
@Path("/whip/v1")
public class WhipResource extends StreamEndpoint {

    @Inject
    WhipResource(StreamOffers offers, StreamChanges changes) {
        super(StreamUse.PUBLISH, offers, changes);
    }
}
