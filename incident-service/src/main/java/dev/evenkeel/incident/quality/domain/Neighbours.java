package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.incident.quality.domain.Attribution.Comparison;
import dev.evenkeel.incident.quality.domain.Attribution.Group;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Everybody else at the same moment, seen from one participant. */
final class Neighbours {
    private static final double MOST = 0.6;

    private final QualityWindow self;
    private final List<QualityWindow> others;

    Neighbours(QualityWindow self, List<QualityWindow> all) {
        this.self = self;
        this.others = all.stream().filter(one -> !isSelf(one)).toList();
    }

    Comparison sameRelay() {
        return compare(Group.SAME_RELAY, one -> isOnRelay(one) && !isAtSite(one));
    }

    Comparison sameSite() {
        return compare(Group.SAME_SITE, this::isAtSite);
    }

    Comparison sameSiteOnRelay() {
        return compare(Group.SAME_SITE, one -> isAtSite(one) && isOnRelay(one));
    }

    Comparison sameSiteOnOtherRelays() {
        return compare(Group.SAME_SITE, one -> isAtSite(one) && !isOnRelay(one));
    }

    Comparison elsewhere() {
        return compare(Group.ELSEWHERE, one -> !isOnRelay(one) && !isAtSite(one));
    }

    /** Receivers of the same meeting whose pictures stall too. */
    Comparison stallingInMeeting() {
        List<QualityWindow> measured =
                others.stream()
                        .filter(one -> one.meetingId().equals(self.meetingId()))
                        .filter(one -> one.framesPerSecond() != null)
                        .toList();
        int stalling = (int) measured.stream().filter(one -> Symptoms.of(one).stalling()).count();
        return Comparison.ofPeople(Group.SAME_MEETING, measured.size(), stalling);
    }

    /** Whether somebody else of the meeting sends what makes pictures stall. */
    boolean senderIsToBlame() {
        return others.stream()
                .filter(one -> one.meetingId().equals(self.meetingId()))
                .map(Symptoms::of)
                .anyMatch(one -> one.sent() || one.delayed() || one.slowCamera());
    }

    /** Middle of the losses of those on the relay who suffer, 0 without any. */
    double usualLossOnRelay() {
        double[] losses =
                others.stream()
                        .filter(one -> isOnRelay(one) && suffers(one))
                        .mapToDouble(Neighbours::worstLoss)
                        .sorted()
                        .toArray();
        return losses.length == 0 ? 0 : losses[losses.length / 2];
    }

    static double worstLoss(QualityWindow window) {
        Double up = window.uplinkLossRatio();
        Double down = window.downlinkLossRatio();
        return Math.max(up == null ? 0 : up, down == null ? 0 : down);
    }

    private Comparison compare(Group group, Predicate<QualityWindow> in) {
        Map<String, List<QualityWindow>> places =
                others.stream().filter(in).collect(Collectors.groupingBy(Neighbours::placeOf));
        return places.values().stream()
                .map(people -> ofPlace(group, people))
                .reduce(Comparison.ofPeople(group, 0, 0), Comparison::plus);
    }

    private Comparison ofPlace(Group group, List<QualityWindow> people) {
        int suffering = (int) people.stream().filter(Neighbours::suffers).count();
        boolean most = suffering > 0 && suffering >= MOST * people.size();
        return group == Group.SAME_SITE
                ? Comparison.ofPeople(group, people.size(), suffering)
                : new Comparison(group, people.size(), suffering, 1, most ? 1 : 0);
    }

    private static String placeOf(QualityWindow window) {
        return window.siteId() == null
                ? window.meetingId() + "/" + window.participantId()
                : window.siteId();
    }

    private static boolean suffers(QualityWindow window) {
        return Symptoms.of(window).isNetwork();
    }

    private boolean isSelf(QualityWindow one) {
        return one.participantId().equals(self.participantId())
                && one.meetingId().equals(self.meetingId());
    }

    private boolean isOnRelay(QualityWindow one) {
        return one.relayId().equals(self.relayId());
    }

    private boolean isAtSite(QualityWindow one) {
        return self.siteId() != null && Objects.equals(self.siteId(), one.siteId());
    }
}
