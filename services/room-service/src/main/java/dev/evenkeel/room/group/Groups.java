package dev.evenkeel.room.group;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.group.domain.Group;
import dev.evenkeel.room.group.domain.GroupForm;
import dev.evenkeel.room.group.domain.Member;
import dev.evenkeel.room.group.domain.Membership;
import dev.evenkeel.room.group.store.GroupStore;
import dev.evenkeel.room.group.store.MemberStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What administrators do with groups. */
@Singleton
public class Groups {
    private final GroupStore groups;
    private final MemberStore members;
    private final AuditTrail audit;
    private final Identifiers identifiers;
    private final Clock clock;

    @Inject
    Groups(
            GroupStore groups,
            MemberStore members,
            AuditTrail audit,
            Identifiers identifiers,
            Clock clock) {
        this.groups = groups;
        this.members = members;
        this.audit = audit;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** All of them, in the order of their names. */
    public Uni<List<GroupStore.Counted>> list() {
        return groups.list();
    }

    public Uni<Reply<Group>> create(Caller by, GroupForm form, Visit visit) {
        return switch (form.group(identifiers.groupId(), clock.instant())) {
            case Reply.Refused<Group>(Refusal refusal) ->
                    Uni.createFrom().item(new Reply.Refused<>(refusal));
            case Reply.Done<Group>(Group group) ->
                    groups.create(
                            group,
                            told(
                                    AccountAction.GROUP_CREATED,
                                    by,
                                    group.groupId(),
                                    visit,
                                    group.name()));
        };
    }

    public Uni<Reply<Group>> change(Caller by, String groupId, GroupForm form, Visit visit) {
        return groups.change(
                groupId,
                form::changed,
                told(AccountAction.GROUP_CHANGED, by, groupId, visit, form.name()));
    }

    public Uni<Reply<Boolean>> delete(Caller by, String groupId, Visit visit) {
        return groups.delete(groupId, told(AccountAction.GROUP_DELETED, by, groupId, visit, null));
    }

    /** A page in the order of the addresses. */
    public Uni<Reply<List<Member>>> members(String groupId, String afterEmail, int limit) {
        return members.list(groupId, afterEmail, limit);
    }

    /** Everything somebody belongs to. */
    public Uni<List<Membership>> of(String accountId) {
        return members.of(accountId);
    }

    /** Which of these groups there are, and everybody in them who can sign in. */
    public Uni<MemberStore.Assembly> assembly(Set<String> groupIds) {
        return members.assembly(groupIds);
    }

    public Uni<Boolean> isMember(String groupId, String accountId) {
        return members.isMember(groupId, accountId);
    }

    public Uni<Reply<Boolean>> put(Caller by, String groupId, String accountId, Visit visit) {
        return members.put(
                groupId,
                accountId,
                told(AccountAction.GROUP_MEMBER_ADDED, by, accountId, visit, groupId));
    }

    public Uni<Reply<Boolean>> remove(Caller by, String groupId, String accountId, Visit visit) {
        return members.remove(
                groupId,
                accountId,
                told(AccountAction.GROUP_MEMBER_REMOVED, by, accountId, visit, groupId));
    }

    private Event<?> told(
            AccountAction action, Caller by, String subject, Visit visit, @Nullable String detail) {
        return audit.granted(action, by.accountId(), subject, visit.address(), detail);
    }
}
