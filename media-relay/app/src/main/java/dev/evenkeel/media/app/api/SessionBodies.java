package dev.evenkeel.media.app.api;

import dev.evenkeel.media.sfu.MediaDescription;
import dev.evenkeel.platform.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bodies of the media API. */
final class SessionBodies {
    private SessionBodies() {}

    /** Body of {@code POST /media/v1/sessions}, and of {@code PUT} without the first two. */
    record Offer(
            @Nullable Boolean active,
            @Nullable Long activation,
            @Nullable String offer,
            @Nullable Map<String, @Nullable String> tracks,
            @Nullable Map<String, @Nullable Subscription> subscriptions,
            @Nullable String heartbeatMid) {

        /** What is wrong with it, if anything is; the SDP itself is judged by the engine. */
        Optional<Problem> problem() {
            if (offer == null || offer.isBlank()) {
                return Optional.of(Problem.badField("/offer", "an SDP offer (RFC 8829)", offer));
            }
            if (activation != null && activation < 0) {
                return Optional.of(Problem.badField("/activation", "a number ≥ 0", activation));
            }
            return badTrack().or(this::badSubscription);
        }

        MediaDescription description() {
            return new MediaDescription(
                    offer == null ? "" : offer, sources(), names(), heartbeatMid);
        }

        private Optional<Problem> badTrack() {
            return tracksOrNone().entrySet().stream()
                    .filter(track -> track.getValue() == null)
                    .findFirst()
                    .map(track -> Problem.badField("/tracks/" + track.getKey(), "a source", null));
        }

        private Optional<Problem> badSubscription() {
            return subscriptionsOrNone().entrySet().stream()
                    .filter(wish -> wish.getValue() == null || !wish.getValue().isComplete())
                    .findFirst()
                    .map(wish ->
                            Problem.badField(
                                    "/subscriptions/" + wish.getKey(),
                                    "participantId and source",
                                    wish.getValue()));
        }

        private Map<String, String> sources() {
            Map<String, String> sources = new HashMap<>();
            tracksOrNone()
                    .forEach((mid, source) -> {
                        if (source != null) {
                            sources.put(mid, source);
                        }
                    });
            return Map.copyOf(sources);
        }

        private Map<String, MediaDescription.TrackName> names() {
            Map<String, MediaDescription.TrackName> names = new HashMap<>();
            subscriptionsOrNone()
                    .forEach((mid, wish) -> {
                        if (wish != null) {
                            names.put(mid, wish.name());
                        }
                    });
            return Map.copyOf(names);
        }

        private Map<String, @Nullable String> tracksOrNone() {
            return tracks == null ? Map.of() : tracks;
        }

        private Map<String, @Nullable Subscription> subscriptionsOrNone() {
            return subscriptions == null ? Map.of() : subscriptions;
        }
    }

    /** A track of another participant. */
    record Subscription(@Nullable String participantId, @Nullable String source) {
        boolean isComplete() {
            return participantId != null && source != null;
        }

        MediaDescription.TrackName name() {
            return new MediaDescription.TrackName(
                    participantId == null ? "" : participantId, source == null ? "" : source);
        }
    }

    record Opened(String sessionId, String sessionKey, String answer) {}

    record Renegotiated(String answer) {}

    /**
     * Body of {@code POST …/active}.
     *
     * @param epoch what the client goes by. An older one is no ground to refuse: were this relay
     *     out of the pair, the session would be gone.
     */
    record Activity(@Nullable Boolean active, @Nullable Long activation, @Nullable Long epoch) {
        Optional<Problem> problem() {
            if (active == null) {
                return Optional.of(Problem.badField("/active", "true or false", null));
            }
            if (activation == null || activation < 0) {
                return Optional.of(Problem.badField("/activation", "a number ≥ 0", activation));
            }
            return Optional.empty();
        }
    }

    record Pong(String relayId, String state) {}
}
