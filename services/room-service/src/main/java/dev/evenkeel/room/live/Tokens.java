package dev.evenkeel.room.live;

import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.token.KeyFiles;
import dev.evenkeel.platform.token.TokenIssuer;
import dev.evenkeel.room.domain.Pair;
import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.domain.Rights;
import dev.evenkeel.room.domain.Seat;
import dev.evenkeel.room.turn.IceServer;
import dev.evenkeel.room.turn.TurnServers;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Signs what participants, relays and TURN servers are shown. A key file that cannot be read stops
 * the service at its start.
 */
@Startup
@Singleton
public class Tokens {
    private static final String SERVICE = "room-service";
    private static final long FIRST_EPOCH = 1;

    private final TokenIssuer issuer;
    private final Identifiers identifiers;
    private final TurnServers turnServers;

    @Inject
    Tokens(
            @ConfigProperty(name = "evenkeel.tokens.private-key-file") Path privateKeyFile,
            Clock clock,
            Identifiers identifiers,
            TurnServers turnServers) {
        this.issuer = new TokenIssuer(KeyFiles.readPrivate(privateKeyFile), clock);
        this.identifiers = identifiers;
        this.turnServers = turnServers;
    }

    /** Opens one session on each relay of the seat's pair in exactly this placement. */
    String join(String meetingId, Seat seat, Placement placement) {
        List<String> pairs =
                placement.branches().isEmpty()
                        ? List.of()
                        : placement.pairs().stream().map(Pair::toString).toList();
        return issuer.relay(
                seat.participantId(),
                meetingId,
                placement.epoch(),
                placement.pairOf(seat).relayIds(),
                pairs,
                placement.branchOf(seat),
                Rights.grants(seat.role()),
                identifiers.uuid().toString());
    }

    /** What to reach relays by that cannot be reached directly; goes with every join token. */
    public List<IceServer> iceServers(String participantId) {
        return turnServers.openedFor(participantId);
    }

    String telemetry(String meetingId, Seat seat) {
        return issuer.telemetry(seat.participantId(), meetingId);
    }

    /** Lets whoever was in the meeting watch its recordings. */
    String recording(String meetingId, Seat seat) {
        return issuer.recording(
                seat.participantId(),
                meetingId,
                seat.isModerator() ? List.of("watch", "host") : List.of("watch"));
    }

    /** Opens one session on one relay, in a meeting of nobody. */
    public String probe(String participantId, String probeId, String relayId, Set<String> grants) {
        return issuer.relay(
                participantId,
                probeId,
                FIRST_EPOCH,
                List.of(relayId),
                grants,
                identifiers.uuid().toString());
    }

    /** Lets somebody who checks before joining report what was found. */
    public String telemetryOfProbe(String meetingId, String participantId) {
        return issuer.telemetry(participantId, meetingId);
    }

    /** For the control API of relays. */
    public String relayControl() {
        return issuer.relayControl(SERVICE, null);
    }
}
