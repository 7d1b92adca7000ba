package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.quality.QualityWindow.Verdict;
import dev.evenkeel.incident.quality.domain.Attribution.Comparison;
import dev.evenkeel.incident.quality.domain.Attribution.Witness;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out for everybody who suffers at one moment where it comes from, by who else suffers:
 *
 * <ul>
 *   <li>nobody else on the relay and at the site: the participant's own network;
 *   <li>most at the site, and most others on the relay do not: the site's link;
 *   <li>most on the relay, of whatever site, and most elsewhere do not: the relay;
 *   <li>most on the relay and most elsewhere: what all relays share;
 *   <li>pictures alone, without a trace in the packets, and no sender to blame: the device.
 * </ul>
 *
 * <p>Where all people of a relay are at one site, people of the site on other relays, the site's
 * links and the relay's own load decide; without those it is the site. Whoever loses far more than
 * the others of a lossy relay has trouble of their own. Pure.
 */
public final class CauseFinder {
    /** So much more than the others, it is not theirs. */
    private static final double OWN_EXCESS = 0.2;

    /** Fewer elsewhere cannot speak for all relays. */
    private static final int FEWEST_ELSEWHERE = 2;

    private CauseFinder() {}

    /**
     * The causes, one for each participant who suffers.
     *
     * @param windows the newest of each participant, all of about the same moment
     */
    public static List<Attribution> find(List<QualityWindow> windows, Surroundings around) {
        List<QualityWindow> known =
                windows.stream().filter(one -> one.verdict() != Verdict.UNKNOWN).toList();
        return known.stream()
                .map(one -> find(one, known, around))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The cause for one participant; empty when nothing is wrong, or it is somebody else's. */
    public static Optional<Attribution> find(
            QualityWindow one, List<QualityWindow> all, Surroundings around) {
        Symptoms symptoms = Symptoms.of(one);
        Neighbours others = new Neighbours(one, all);
        if (symptoms.isNetwork()) {
            return Optional.of(ofNetwork(one, symptoms, others, around));
        }
        return symptoms.isPictureOnly()
                ? ofPicture(one, symptoms, others, around)
                : Optional.empty();
    }

    private static Attribution ofNetwork(
            QualityWindow one, Symptoms symptoms, Neighbours others, Surroundings around) {
        Comparison relay = others.sameRelay();
        Comparison site = others.sameSite();
        Comparison elsewhere = others.elsewhere();
        CauseDomain domain = domain(one, others, around);
        Comparison blamed =
                switch (domain) {
                    case SITE_LINK -> site;
                    case RELAY -> relay.people() == 0 ? site : relay;
                    case PLATFORM -> elsewhere;
                    case PARTICIPANT_NETWORK, DEVICE -> null;
                };
        Comparison fine =
                switch (domain) {
                    case PARTICIPANT_NETWORK, DEVICE -> relay.plus(site);
                    case SITE_LINK -> relay.plus(elsewhere);
                    case RELAY -> elsewhere;
                    case PLATFORM -> Comparison.ofPeople(elsewhere.group(), 0, 0);
                };
        @Nullable Witness witness = witness(domain, one, around);
        return new Attribution(
                one.meetingId(),
                one.participantId(),
                symptoms.direction(),
                domain,
                causeId(domain, one),
                Confidence.of(blamed, fine, witness),
                Neighbours.worstLoss(one),
                List.of(relay, site, elsewhere),
                witness);
    }

    private static CauseDomain domain(QualityWindow one, Neighbours others, Surroundings around) {
        Comparison relay = others.sameRelay();
        Comparison elsewhere = others.elsewhere();
        if (isFarWorse(one, others)) {
            return CauseDomain.PARTICIPANT_NETWORK;
        }
        if (relay.mostSuffer()) {
            return elsewhere.people() >= FEWEST_ELSEWHERE && elsewhere.mostSuffer()
                    ? CauseDomain.PLATFORM
                    : CauseDomain.RELAY;
        }
        if (relay.people() == 0 && others.sameSiteOnRelay().mostSuffer()) {
            return siteOrRelay(one, others, around);
        }
        return others.sameSite().mostSuffer()
                ? CauseDomain.SITE_LINK
                : CauseDomain.PARTICIPANT_NETWORK;
    }

    /** Everybody on the relay is at the one site. */
    private static CauseDomain siteOrRelay(
            QualityWindow one, Neighbours others, Surroundings around) {
        Comparison homeElsewhere = others.sameSiteOnOtherRelays();
        if (homeElsewhere.people() > 0) {
            return homeElsewhere.mostSuffer() ? CauseDomain.SITE_LINK : CauseDomain.RELAY;
        }
        boolean relayIsToBlame =
                around.relay(one.relayId()).isPresent() || around.linksAreFine(one.siteId());
        return relayIsToBlame && around.badLink(one.siteId()).isEmpty()
                ? CauseDomain.RELAY
                : CauseDomain.SITE_LINK;
    }

    private static boolean isFarWorse(QualityWindow one, Neighbours others) {
        double usual = others.usualLossOnRelay();
        return usual > 0 && Neighbours.worstLoss(one) - usual >= OWN_EXCESS;
    }

    private static Optional<Attribution> ofPicture(
            QualityWindow one, Symptoms symptoms, Neighbours others, Surroundings around) {
        Comparison meeting = others.stallingInMeeting();
        boolean isVictim =
                !symptoms.slowCamera() && (meeting.mostSuffer() || others.senderIsToBlame());
        if (isVictim) {
            return Optional.empty();
        }
        @Nullable Witness witness = around.device(one.siteId()).orElse(null);
        return Optional.of(
                new Attribution(
                        one.meetingId(),
                        one.participantId(),
                        symptoms.direction(),
                        CauseDomain.DEVICE,
                        causeId(CauseDomain.DEVICE, one),
                        Confidence.of(null, meeting, witness),
                        Neighbours.worstLoss(one),
                        List.of(meeting),
                        witness));
    }

    private static @Nullable Witness witness(
            CauseDomain domain, QualityWindow one, Surroundings around) {
        return switch (domain) {
            case SITE_LINK -> around.badLink(one.siteId()).orElse(null);
            case RELAY -> around.relay(one.relayId()).orElse(null);
            case PARTICIPANT_NETWORK, DEVICE, PLATFORM -> null;
        };
    }

    private static String causeId(CauseDomain domain, QualityWindow one) {
        return switch (domain) {
            case DEVICE, PARTICIPANT_NETWORK -> one.meetingId() + "/" + one.participantId();
            case SITE_LINK -> String.valueOf(one.siteId());
            case RELAY -> one.relayId();
            case PLATFORM -> "platform";
        };
    }
}
