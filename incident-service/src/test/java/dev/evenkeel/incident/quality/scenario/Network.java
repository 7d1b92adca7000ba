package dev.evenkeel.incident.quality.scenario;

import dev.evenkeel.incident.quality.scenario.Trouble.Kind;
import dev.evenkeel.incident.quality.scenario.World.Person;
import java.util.List;

/** What the ways of a person do in one second: the sum of all that lies on them. */
final class Network {
    private static final double QUEUE_MILLIS = 700;

    private final Traffic traffic;
    private final List<Trouble> troubles;

    /** Only the troubles of the moment. */
    Network(Traffic traffic, List<Trouble> troubles) {
        this.traffic = traffic;
        this.troubles = troubles;
    }

    double uplinkLoss(Person person, String relayId) {
        return with(sharedLoss(person, relayId), strength(Kind.UPLINK_LOSS, person.id()));
    }

    double downlinkLoss(Person person, String relayId) {
        return with(sharedLoss(person, relayId), strength(Kind.DOWNLINK_LOSS, person.id()));
    }

    /** A full queue delays before it drops. */
    double queueMillis(Person person) {
        double site = person.siteId() == null ? 0 : strength(Kind.SITE_LINK_FULL, person.siteId());
        return QUEUE_MILLIS * Math.max(site * 4, strength(Kind.BUFFERBLOAT, person.id()));
    }

    double roundTripMillis(Person person) {
        return (person.siteId() == null ? traffic.roundTripMillis() : 20) + queueMillis(person);
    }

    double cpuRatio(String relayId) {
        return Math.max(traffic.cpuRatio(), strength(Kind.RELAY_OVERLOAD, relayId) > 0 ? 0.97 : 0);
    }

    double linkLoss(String siteId) {
        return with(
                strength(Kind.SITE_LINK_LOSS, siteId), strength(Kind.SITE_LINK_FULL, siteId) / 2);
    }

    double cameraFrames(Person person) {
        double slow = strength(Kind.SLOW_CAMERA, person.id());
        return slow == 0 ? 25 : 7 * (1 - slow) + 1;
    }

    /** Share of the pictures the person's machine does not get to show. */
    double undecoded(Person person) {
        return strength(Kind.SLOW_DECODER, person.id());
    }

    private double sharedLoss(Person person, String relayId) {
        double loss = with(traffic.lossRatio(), strength(Kind.RELAY_LOSS, relayId));
        loss = with(loss, strength(Kind.RELAY_OVERLOAD, relayId));
        loss = with(loss, strength(Kind.PLATFORM_LOSS, "platform"));
        return person.siteId() == null ? loss : with(loss, linkLoss(person.siteId()));
    }

    private double strength(Kind kind, String place) {
        return troubles.stream()
                .filter(one -> one.isOf(kind, place))
                .mapToDouble(Trouble::strength)
                .max()
                .orElse(0);
    }

    private static double with(double loss, double more) {
        return 1 - (1 - loss) * (1 - more);
    }
}
