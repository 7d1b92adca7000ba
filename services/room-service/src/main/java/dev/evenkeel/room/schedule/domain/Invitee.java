package dev.evenkeel.room.schedule.domain;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who shall come.
 *
 * @param email in the form of {@link dev.evenkeel.room.account.domain.Email}
 * @param name possibly empty
 * @param coHost has host powers in the live meeting, and may change the scheduled one
 * @param groupId of the group the person is invited as a member of; {@code null}: by the own
 *     address
 */
public record Invitee(
        String email,
        String name,
        boolean coHost,
        Attendance attendance,
        @Nullable String groupId) {

    /** Somebody invited by the own address. */
    public Invitee(String email, String name, boolean coHost, Attendance attendance) {
        this(email, name, coHost, attendance, null);
    }

    Invitee answered(Attendance answer) {
        return new Invitee(email, name, coHost, answer, groupId);
    }

    /** What to call the person. */
    public String calledName() {
        return name.isEmpty() ? email : name;
    }
}
