package dev.evenkeel.room.group;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.oidc.GroupClaims;
import dev.evenkeel.room.group.domain.Following;
import dev.evenkeel.room.group.domain.Group;
import dev.evenkeel.room.group.store.MemberStore;
import dev.evenkeel.room.store.Availability;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Memberships follow what providers of single sign-on say at every sign-in. */
@Singleton
class ClaimedMemberships implements GroupClaims {
    private final MemberStore members;
    private final AuditTrail audit;

    @Inject
    ClaimedMemberships(MemberStore members, AuditTrail audit) {
        this.members = members;
        this.audit = audit;
    }

    @Override
    public Uni<Void> follow(String accountId, String provider, Set<String> values, Visit visit) {
        return members.follow(
                        accountId,
                        provider,
                        values,
                        following -> told(accountId, provider, following, visit))
                // Who signs in twice at once is put there by the other one.
                .onFailure(Availability::isHopeless)
                .recoverWithNull()
                .replaceWithVoid();
    }

    private List<Event<?>> told(
            String accountId, String provider, Following following, Visit visit) {
        return Stream.concat(
                        told(
                                AccountAction.GROUP_MEMBER_ADDED,
                                following.joined(),
                                accountId,
                                provider,
                                visit),
                        told(
                                AccountAction.GROUP_MEMBER_REMOVED,
                                following.left(),
                                accountId,
                                provider,
                                visit))
                .toList();
    }

    private Stream<Event<?>> told(
            AccountAction action,
            List<Group> groups,
            String accountId,
            String provider,
            Visit visit) {
        return groups.stream()
                .map(group ->
                        audit.granted(
                                action,
                                accountId,
                                accountId,
                                visit.address(),
                                group.groupId() + " by " + provider));
    }
}
