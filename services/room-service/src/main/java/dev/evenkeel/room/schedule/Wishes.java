package dev.evenkeel.room.schedule;

import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.group.Groups;
import dev.evenkeel.room.group.store.MemberStore;
import dev.evenkeel.room.schedule.domain.Attendance;
import dev.evenkeel.room.schedule.domain.Invitee;
import dev.evenkeel.room.schedule.domain.PlanForm;
import dev.evenkeel.room.schedule.domain.Wish;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks up who belongs to the groups that somebody wants to invite. */
@Singleton
class Wishes {
    private final Groups groups;

    @Inject
    Wishes(Groups groups) {
        this.groups = groups;
    }

    Uni<Wish> of(Caller caller, PlanForm form) {
        List<String> invited =
                form.invitedGroups() instanceof Reply.Done<List<String>>(List<String> ids)
                        ? ids
                        : List.of();
        Set<String> named = new HashSet<>(invited);
        if (form.onlyGroup() != null) {
            named.add(form.onlyGroup());
        }
        boolean mayName = Right.SEE_GROUPS.isWithin(caller);
        return named.isEmpty()
                ? Uni.createFrom().item(new Wish(form, Set.of(), List.of(), mayName))
                : groups.assembly(named).map(found -> wish(form, found, invited, mayName));
    }

    private static Wish wish(
            PlanForm form, MemberStore.Assembly found, List<String> invited, boolean mayName) {
        return new Wish(
                form,
                found.groups(),
                found.people().stream()
                        .filter(person -> invited.contains(person.groupId()))
                        .map(person ->
                                new Invitee(
                                        person.email(),
                                        person.name(),
                                        false,
                                        Attendance.PENDING,
                                        person.groupId()))
                        .toList(),
                mayName);
    }
}
