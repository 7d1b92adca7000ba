package dev.evenkeel.telemetry.stamp;

import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.media.rtp.stamp.StampClock;
import dev.evenkeel.platform.id.Identifiers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * All paths over one link. The link is what they share: what is lost on the way to one reflector
 * and not to another was not lost by the link, so that the best path speaks for it. A reflector
 * that never answered, as one whose port is closed, speaks for nothing.
 */
final class LinkProbes implements AutoCloseable {
    private static final int LAST_SESSION_ID = 65_535;

    private final AgentSettings.Link link;
    private final String siteId;
    private final List<Probe> probes = new ArrayList<>();

    LinkProbes(AgentSettings.Link link, String siteId, StampClock clock, RandomGenerator random) {
        this.link = link;
        this.siteId = siteId;
        for (AgentSettings.HostPort reflector : link.reflectors()) {
            int sessionId = random.nextInt(1, LAST_SESSION_ID + 1);
            probes.add(new Probe(link, reflector, sessionId, clock));
        }
    }

    String linkId() {
        return link.id();
    }

    /** Sends one packet on each path. */
    void send() {
        probes.forEach(Probe::send);
    }

    /** Ends an interval; {@link Ended#measure} once its answers have had time to come. */
    Ended end(Instant at) {
        return new Ended(at, probes.stream().map(probe -> probe.session().next()).toList());
    }

    /** An interval of which nothing more is sent. */
    final class Ended {
        private final Instant at;
        private final List<Long> ends;

        private Ended(Instant at, List<Long> ends) {
            this.at = at;
            this.ends = ends;
        }

        /** The link as its best path shows it; empty when no reflector was ever heard. */
        Optional<LinkMeasurement> measure(Identifiers identifiers) {
            List<Measured> heard = new ArrayList<>();
            for (int index = 0; index < probes.size(); index++) {
                TestSession session = probes.get(index).session();
                Measured measured = session.measure(ends.get(index));
                if (session.isEverAnswered() && measured.sent() > 0) {
                    heard.add(measured);
                }
            }
            return heard.stream()
                    .min(Measured.BEST_FIRST)
                    .map(best -> measurement(identifiers.uuid().toString(), best));
        }

        private LinkMeasurement measurement(String sampleId, Measured best) {
            return new LinkMeasurement(
                    sampleId,
                    link.id(),
                    siteId,
                    null,
                    null,
                    at,
                    null,
                    best.roundTripMillis(),
                    best.lossRatio(),
                    best.outLossRatio(),
                    best.inLossRatio(),
                    best.jitterMillis(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    @Override
    public void close() {
        probes.forEach(Probe::close);
    }
}
