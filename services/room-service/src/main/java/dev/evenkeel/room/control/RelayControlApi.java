package dev.evenkeel.room.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The control API of a relay (docs/interfaces.md). */
@Path("/control/v1/meetings/{meetingId}")
public interface RelayControlApi {

    /**
     * @param bridges {@code host:port} of each relay of the pair, by relay id
     */
    record Order(
            long epoch,
            String primary,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String standby,
            Map<String, String> bridges) {}

    /** 204, or 409 when the relay has seen a newer placement. */
    @PUT
    @Path("/placement")
    Uni<Void> place(
            @PathParam("meetingId") String meetingId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            Order order);

    @DELETE
    @Path("/participants/{participantId}")
    Uni<Void> remove(
            @PathParam("meetingId") String meetingId,
            @PathParam("participantId") String participantId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @DELETE
    Uni<Void> end(
            @PathParam("meetingId") String meetingId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
