package dev.evenkeel.room.schedule.domain;

/**
 * Somebody who shall come.
 *
 * @param email in the form of {@link dev.evenkeel.room.account.domain.Email}
 * @param name possibly empty
 * @param coHost has host powers in the live meeting, and may change the scheduled one
 */
public record Invitee(String email, String name, boolean coHost, Attendance attendance) {

    Invitee answered(Attendance answer) {
        return new Invitee(email, name, coHost, answer);
    }

    /** What to call the person. */
    public String calledName() {
        return name.isEmpty() ? email : name;
    }
}
