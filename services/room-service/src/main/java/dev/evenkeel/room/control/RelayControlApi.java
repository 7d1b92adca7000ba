package dev.evenkeel.room.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenkeel.contracts.failover.Ceiling;
import dev.evenkeel.contracts.meeting.RelayPair;
import dev.evenkeel.contracts.meeting.StreamUse;
import dev.evenkeel.room.domain.MeetingCeiling;
import dev.evenkeel.room.domain.Pair;
import dev.evenkeel.room.domain.Placement;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The control API of a relay (docs/interfaces.md). */
@Path("/control/v1")
public interface RelayControlApi {

    /**
     * @param branches the pairs after the first; {@code null} for none
     * @param bridges {@code host:port} of each relay of the meeting, by relay id
     * @param ceiling {@code null}: nothing is said of it
     */
    record Order(
            long epoch,
            String primary,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String standby,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RelayPair> branches,
            Map<String, String> bridges,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CeilingOrder ceiling) {

        static Order of(
                Placement placement, Map<String, String> bridges, @Nullable CeilingOrder ceiling) {
            List<RelayPair> further = placement.branches().stream().map(Pair::toEvent).toList();
            return new Order(
                    placement.epoch(),
                    placement.first().primary().relayId(),
                    placement.first().standbyId(),
                    further.isEmpty() ? null : further,
                    bridges,
                    ceiling);
        }
    }

    /**
     * What each receiver of a meeting gets at most; with nothing but a revision there is no
     * ceiling.
     *
     * @param revision of two orders the one with the greater counts
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CeilingOrder(
            long revision,
            boolean audioOnly,
            @Nullable Integer height,
            @Nullable Long bitsPerSecond) {

        /** Empty where there never was a ceiling. */
        static Optional<CeilingOrder> of(MeetingCeiling held) {
            Ceiling ceiling = held.ceiling();
            return held.revision() == 0
                    ? Optional.empty()
                    : Optional.of(
                            new CeilingOrder(
                                    held.revision(),
                                    ceiling != null && ceiling.audioOnly(),
                                    ceiling == null ? null : ceiling.height(),
                                    ceiling == null ? null : ceiling.bitsPerSecond()));
        }
    }

    /**
     * @param activation greater than that of the participant's sessions before
     * @param offer SDP
     */
    record StreamOrder(
            String participantId, StreamUse use, long activation, Order placement, String offer) {}

    /**
     * @param answer SDP
     */
    record StreamOpened(String sessionId, String answer) {}

    /**
     * @param silentMillis since the client was heard last
     */
    record SessionLife(boolean connected, long silentMillis) {}

    /** The relay's, after an ICE restart. */
    record IceCredentials(String ufrag, String password) {}

    /** 204, or 409 when the relay has seen a newer placement. */
    @PUT
    @Path("/meetings/{meetingId}/placement")
    Uni<Void> place(
            @PathParam("meetingId") String meetingId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            Order order);

    @DELETE
    @Path("/meetings/{meetingId}/participants/{participantId}")
    Uni<Void> remove(
            @PathParam("meetingId") String meetingId,
            @PathParam("participantId") String participantId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @DELETE
    @Path("/meetings/{meetingId}")
    Uni<Void> end(
            @PathParam("meetingId") String meetingId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    /**
     * Opens a session for a client that knows nothing of meetings; 400, 406 or 422 on its offer.
     */
    @POST
    @Path("/meetings/{meetingId}/streams")
    Uni<StreamOpened> openStream(
            @PathParam("meetingId") String meetingId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            StreamOrder order);

    /** 404 once the session has ended. */
    @GET
    @Path("/sessions/{sessionId}")
    Uni<SessionLife> life(
            @PathParam("sessionId") String sessionId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @POST
    @Path("/sessions/{sessionId}/ice")
    Uni<IceCredentials> restartIce(
            @PathParam("sessionId") String sessionId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @DELETE
    @Path("/sessions/{sessionId}")
    Uni<Void> endSession(
            @PathParam("sessionId") String sessionId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
