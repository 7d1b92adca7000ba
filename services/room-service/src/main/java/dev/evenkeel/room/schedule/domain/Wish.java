package dev.evenkeel.room.schedule.domain;

import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed about a meeting, and what the groups it names are right now.
 *
 * @param known those of them that are there
 * @param members who belongs to the invited ones, each with the group
 * @param mayNameGroups whether who asks may name groups the meeting does not have yet
 */
public record Wish(PlanForm form, Set<String> known, List<Invitee> members, boolean mayNameGroups) {
    private static final int MOST_PEOPLE = 1_000;

    public Wish {
        known = Set.copyOf(known);
        members = List.copyOf(members);
    }

    /**
     * The plan, or the first field at fault.
     *
     * @param before as the meeting is; {@code null} for a new one
     */
    public Reply<Plan> plan(@Nullable Plan before) {
        return form.plan().then(plan -> named(plan, before));
    }

    /**
     * The people by their own addresses, then those who are invited as members only: nobody twice,
     * and not the organizer.
     */
    public Reply<List<Invitee>> people(String organizerEmail) {
        return form.people(organizerEmail).then(typed -> withMembers(typed, organizerEmail));
    }

    private Reply<Plan> named(Plan plan, @Nullable Plan before) {
        List<String> had = before == null ? List.of() : before.groups();
        for (int i = 0; i < plan.groups().size(); i++) {
            String group = plan.groups().get(i);
            if (!had.contains(group) && !known.contains(group)) {
                return bad("/groups/" + i, group);
            } else if (!had.contains(group) && !mayNameGroups) {
                return forbidden();
            }
        }
        String only = plan.door().onlyGroup();
        String hadOnly = before == null ? null : before.door().onlyGroup();
        if (only == null || Objects.equals(only, hadOnly)) {
            return new Reply.Done<>(plan);
        } else if (!known.contains(only)) {
            return bad("/onlyGroup", only);
        }
        return mayNameGroups ? new Reply.Done<>(plan) : forbidden();
    }

    private Reply<List<Invitee>> withMembers(List<Invitee> typed, String organizerEmail) {
        List<Invitee> all = new ArrayList<>(typed);
        Set<String> seen = new HashSet<>(Set.of(organizerEmail));
        typed.forEach(one -> seen.add(one.email()));
        members.stream().filter(one -> seen.add(one.email())).forEach(all::add);
        if (all.size() > MOST_PEOPLE) {
            return new Reply.Refused<>(
                    new Refusal.BadField(
                            "/groups",
                            "at most " + MOST_PEOPLE + " people together",
                            all.size() + " people"));
        }
        all.sort(Comparator.comparing(Invitee::email));
        return new Reply.Done<>(all);
    }

    private static <T> Reply<T> bad(String field, String group) {
        return new Reply.Refused<>(
                new Refusal.BadField(field, "the id of a group that is there", group));
    }

    private static <T> Reply<T> forbidden() {
        return new Reply.Refused<>(
                new Refusal.Forbidden("none of your roles allows you to name groups"));
    }
}
