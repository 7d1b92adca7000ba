package dev.evenkeel.room.schedule.domain;

import static dev.evenkeel.room.schedule.domain.Relation.CO_HOST;
import static dev.evenkeel.room.schedule.domain.Relation.INVITEE;
import static dev.evenkeel.room.schedule.domain.Relation.ORGANIZER;
import static java.util.Map.entry;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Who may do what with a scheduled meeting: the one table. What it does not allow is denied. */
public final class ScheduleRights {
    private static final Set<Relation> HOSTS = EnumSet.of(ORGANIZER, CO_HOST);
    private static final Set<Relation> EVERYBODY = EnumSet.allOf(Relation.class);

    private static final Map<ScheduleAction, Set<Relation>> TABLE =
            Map.ofEntries(
                    entry(ScheduleAction.SEE, EnumSet.of(ORGANIZER, CO_HOST, INVITEE)),
                    entry(ScheduleAction.CHANGE, HOSTS),
                    entry(ScheduleAction.CANCEL, EnumSet.of(ORGANIZER)),
                    entry(ScheduleAction.CHANGE_OCCURRENCE, HOSTS),
                    entry(ScheduleAction.CANCEL_OCCURRENCE, HOSTS),
                    entry(ScheduleAction.ANSWER, EnumSet.of(CO_HOST, INVITEE)),
                    entry(ScheduleAction.LOOK_AT_DOOR, EVERYBODY),
                    entry(ScheduleAction.ENTER, EVERYBODY),
                    entry(ScheduleAction.OPEN_EARLY, HOSTS),
                    entry(ScheduleAction.HOST, EnumSet.of(ORGANIZER)),
                    entry(ScheduleAction.CO_HOST, EnumSet.of(CO_HOST)));

    private ScheduleRights() {}

    public static boolean allows(Relation relation, ScheduleAction action) {
        return TABLE.getOrDefault(action, Set.of()).contains(relation);
    }
}
