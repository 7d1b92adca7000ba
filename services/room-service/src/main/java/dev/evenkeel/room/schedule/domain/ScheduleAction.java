package dev.evenkeel.room.schedule.domain;

/** What may be done with a scheduled meeting. */
public enum ScheduleAction {
    SEE("see"),
    CHANGE("change"),
    CANCEL("cancel"),
    CHANGE_OCCURRENCE("change-occurrence"),
    CANCEL_OCCURRENCE("cancel-occurrence"),
    ANSWER("answer"),

    /** Look whether it is time. */
    LOOK_AT_DOOR("look-at-door"),

    /** Open the live meeting when it is time, or go into it. */
    ENTER("enter"),

    /** Open the live meeting at any time. */
    OPEN_EARLY("open-early"),

    /** Be host of the live meeting. */
    HOST("host"),

    /** Be co-host of the live meeting. */
    CO_HOST("co-host");

    private final String word;

    ScheduleAction(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
