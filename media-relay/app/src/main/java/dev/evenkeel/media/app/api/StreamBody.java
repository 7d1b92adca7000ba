package dev.evenkeel.media.app.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evenkeel.media.sfu.SessionRequest;
import dev.evenkeel.media.sfu.sdp.StreamOffer;
import dev.evenkeel.platform.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /control/v1/meetings/{id}/streams}.
 *
 * @param use whether the client publishes or watches
 * @param activation greater than that of the participant's sessions before
 */
record StreamBody(
        @Nullable String participantId,
        @Nullable Use use,
        @Nullable Long activation,
        @Nullable PlacementBody placement,
        @Nullable String offer) {

    /** What the client does. */
    enum Use {
        @JsonProperty("publish")
        PUBLISH,
        @JsonProperty("watch")
        WATCH
    }

    /** What is wrong with it, if anything is; the SDP itself is judged by itself. */
    Optional<Problem> problem() {
        if (participantId == null || participantId.isEmpty()) {
            return Optional.of(Problem.badField("/participantId", "an id", participantId));
        } else if (use == null) {
            return Optional.of(Problem.badField("/use", "publish or watch", null));
        } else if (activation == null || activation < 0) {
            return Optional.of(Problem.badField("/activation", "a number ≥ 0", activation));
        } else if (offer == null) {
            return Optional.of(Problem.badField("/offer", "an SDP offer (RFC 8829)", null));
        }
        return placement == null
                ? Optional.of(Problem.badField("/placement", "where the meeting runs", null))
                : placement.problem();
    }

    StreamOffer.Result read() {
        String sdp = offer == null ? "" : offer;
        return use == Use.PUBLISH ? StreamOffer.publishing(sdp) : StreamOffer.watching(sdp);
    }

    /** Only after {@link #problem()} found nothing. */
    SessionRequest request(String meetingId, StreamOffer.Result.Readable offered) {
        if (participantId == null || activation == null) {
            throw new IllegalStateException("not complete: " + this);
        }
        return new SessionRequest(
                meetingId,
                participantId,
                where().whereabouts().epoch(),
                0,
                use == Use.PUBLISH,
                use == Use.WATCH,
                true,
                activation,
                offered.description());
    }

    /** Only after {@link #problem()} found nothing. */
    PlacementBody where() {
        if (placement == null) {
            throw new IllegalStateException("no placement");
        }
        return placement;
    }
}
