package dev.evenkeel.room.schedule.store;

import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.schedule.domain.Relation;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.domain.ScheduleAction;
import dev.evenkeel.room.schedule.domain.ScheduleRights;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to do what.
 *
 * @param account who is signed in; {@code null}: nobody
 * @param address network address it comes from
 */
public record Asking(@Nullable Account account, ScheduleAction action, String address) {
    private static final String NOBODY = "anonymous";

    /** How who asks stands to the meeting. */
    public Relation relation(Schedule schedule) {
        return account == null ? Relation.GUEST : schedule.relationOf(account);
    }

    boolean isAllowed(Schedule schedule) {
        return ScheduleRights.allows(relation(schedule), action);
    }

    Refusal refusal(Schedule schedule) {
        String who = relation(schedule).name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Refusal.Forbidden(
                "as %s of this meeting you may not do this: %s".formatted(who, action.word()));
    }

    String actor() {
        return account == null ? NOBODY : account.accountId();
    }
}
