package dev.evenkeel.room.group.domain;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a sign-in through a provider changes: memberships follow its claim. What administrators said
 * stays, also where somebody sits.
 *
 * @param joined from now on by the provider's word
 * @param left
 */
public record Following(List<Group> joined, List<Group> left) {

    /**
     * @param before everything the person belongs to
     * @param claimed groups whose value the claim has
     */
    public static Following of(List<Membership> before, List<Group> claimed, String provider) {
        List<Group> wanted = claimed.stream().sorted(Comparator.comparing(Group::name)).toList();
        List<Group> left =
                before.stream()
                        .filter(one -> provider.equals(one.provider()))
                        .map(Membership::group)
                        .filter(group -> !wanted.contains(group))
                        .toList();
        List<Group> stays =
                before.stream()
                        .map(Membership::group)
                        .filter(group -> !left.contains(group))
                        .toList();
        Stream<Group> others = wanted.stream().filter(group -> group.kind() != GroupKind.SITE);
        Stream<Group> site =
                stays.stream().anyMatch(group -> group.kind() == GroupKind.SITE)
                        ? Stream.empty()
                        : wanted.stream().filter(group -> group.kind() == GroupKind.SITE).limit(1);
        return new Following(
                Stream.concat(site, others).filter(group -> !stays.contains(group)).toList(), left);
    }

    public boolean isNothing() {
        return joined.isEmpty() && left.isEmpty();
    }
}
