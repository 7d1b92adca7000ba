package dev.evenkeel.room.control;

import dev.evenkeel.contracts.meeting.StreamUse;
import dev.evenkeel.room.domain.Placement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Sessions that relays hold for clients which know nothing of meetings. */
@Singleton
public class RelayStreams {
    private static final Logger LOG = Logger.getLogger(RelayStreams.class);
    private static final int NOT_FOUND = 404;

    private final ControlCalls calls;
    private final RelayControl control;
    private final Clock clock;

    @Inject
    RelayStreams(ControlCalls calls, RelayControl control, Clock clock) {
        this.calls = calls;
        this.control = control;
        this.clock = clock;
    }

    /** What a relay makes of an offer. */
    public sealed interface Opening {

        /**
         * @param answer SDP
         */
        record Opened(String relayId, String sessionId, String answer) implements Opening {}

        /**
         * The offer is at fault.
         *
         * @param problem RFC 9457, as the relay said it
         */
        record Refused(int status, String problem) implements Opening {}

        /** No relay of the meeting answers. */
        record Nowhere() implements Opening {}
    }

    /** The relay's, after an ICE restart. */
    public record IceCredentials(String ufrag, String password) {}

    /** Tries the primary of the meeting's first pair, then its standby. */
    public Uni<Opening> open(
            String meetingId,
            Placement placement,
            String participantId,
            StreamUse use,
            String offer) {
        RelayControlApi.StreamOrder order =
                new RelayControlApi.StreamOrder(
                        participantId,
                        use,
                        clock.millis(),
                        RelayControlApi.Order.of(placement, control.bridges(placement), null),
                        offer);
        return open(meetingId, order, placement.first().relayIds().iterator());
    }

    /** How long the session's client has been silent; empty once the session has ended. */
    public Uni<Optional<Duration>> silence(String relayId, String sessionId) {
        return calls.ask(relayId, (relay, token) -> relay.life(sessionId, token))
                .map(answer ->
                        answer.map(life -> Optional.of(Duration.ofMillis(life.silentMillis())))
                                .onFailure()
                                .recoverWithItem(Optional.empty()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** Empty when the session has ended, or its relay does not answer. */
    public Uni<Optional<IceCredentials>> restartIce(String relayId, String sessionId) {
        return calls.ask(relayId, (relay, token) -> relay.restartIce(sessionId, token))
                .map(answer ->
                        answer.map(ice ->
                                        Optional.of(
                                                new IceCredentials(ice.ufrag(), ice.password())))
                                .onFailure()
                                .recoverWithItem(Optional.empty()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** Ends a session, however often the relay has to be told. */
    public void end(String relayId, String sessionId) {
        calls.tell(relayId, new Call.EndSession(sessionId));
    }

    private Uni<Opening> open(
            String meetingId, RelayControlApi.StreamOrder order, Iterator<String> relays) {
        if (!relays.hasNext()) {
            return Uni.createFrom().item(new Opening.Nowhere());
        }
        String relayId = relays.next();
        return calls.ask(relayId, (relay, token) -> relay.openStream(meetingId, token, order))
                .map(answer ->
                        answer.<Opening>map(opened ->
                                        new Opening.Opened(
                                                relayId, opened.sessionId(), opened.answer()))
                                .onFailure()
                                .recoverWithUni(failure ->
                                        refused(relayId, failure)
                                                .map(no -> Uni.createFrom().item(no))
                                                .orElseGet(() -> open(meetingId, order, relays))))
                .orElseGet(() -> open(meetingId, order, relays));
    }

    /** Whether another relay would say the same. */
    private static Optional<Opening> refused(String relayId, Throwable failure) {
        if (failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() < 500
                && answer.getResponse().getStatus() != 409
                && answer.getResponse().getStatus() != NOT_FOUND) {
            return Optional.of(
                    new Opening.Refused(
                            answer.getResponse().getStatus(),
                            answer.getResponse().readEntity(String.class)));
        }
        LOG.infof("event=relay-takes-no-stream relay=%s cause=\"%s\"", relayId, failure);
        return Optional.empty();
    }
}
