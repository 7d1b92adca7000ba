package dev.evenkeel.room.probe;

import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.token.TokenIssuer;
import dev.evenkeel.room.control.RelayControl;
import dev.evenkeel.room.domain.KnownRelay;
import dev.evenkeel.room.domain.Quota;
import dev.evenkeel.room.live.Tokens;
import dev.evenkeel.room.placement.RelayRegistry;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Begins probes, and ends them on the relays whether the browser does or not. */
@Singleton
public class Probes {
    private static final int MOST_OF_MEETING = 30;
    private static final int MOST_OF_ALL = 240;

    /** Nobody can come in after the token's life, and no check takes half a minute. */
    private static final Duration LIFE = TokenIssuer.RELAY_LIFE.plusSeconds(30);

    private final RelayRegistry registry;
    private final RelayControl control;
    private final Tokens tokens;
    private final Identifiers identifiers;
    private final Clock clock;
    private final Vertx vertx;
    private final Quota quota = new Quota(MOST_OF_MEETING, MOST_OF_ALL);

    @Inject
    Probes(
            RelayRegistry registry,
            RelayControl control,
            Tokens tokens,
            Identifiers identifiers,
            Clock clock,
            Vertx vertx) {
        this.registry = registry;
        this.control = control;
        this.tokens = tokens;
        this.identifiers = identifiers;
        this.clock = clock;
        this.vertx = vertx;
    }

    /**
     * A probe for somebody who wants to join a meeting.
     *
     * @return none when too many have begun within a minute
     */
    public Optional<Probe> begin(String meetingId) {
        Instant now = clock.instant();
        if (!quota.take(meetingId, now)) {
            return Optional.empty();
        }
        String participantId = identifiers.participantId();
        List<Probe.Path> paths =
                registry.relays().candidates(now).stream()
                        .map(KnownRelay::relayId)
                        .sorted()
                        .map(this::path)
                        .toList();
        return Optional.of(
                new Probe(
                        participantId,
                        tokens.telemetryOfProbe(meetingId, participantId),
                        clock.instant(),
                        tokens.iceServers(participantId),
                        paths));
    }

    /** A meeting of its own on each relay: none of them is a pair. */
    private Probe.Path path(String relayId) {
        String probeId = identifiers.probeId();
        vertx.setTimer(LIFE.toMillis(), _ -> control.probeEnded(probeId, relayId));
        return new Probe.Path(
                relayId,
                "/relays/" + relayId + "/media/v1",
                end(probeId, relayId, Set.of("join", "publish")),
                end(probeId, relayId, Set.of("join", "subscribe")));
    }

    private Probe.End end(String probeId, String relayId, Set<String> grants) {
        String participantId = identifiers.participantId();
        return new Probe.End(participantId, tokens.probe(participantId, probeId, relayId, grants));
    }
}
