package dev.evenkeel.room.schedule.domain;

import org.jspecify.annotations.Nullable;

/**
 * Who may come into the live meeting, as it begins; hosts may change it there.
 *
 * @param passcode 4–32 characters, as typed
 * @param capacity most people at once
 * @param onlyGroup id of the group whose members come in, beside the organizer and co-hosts; {@code
 *     null}: everybody with the link
 */
public record DoorSettings(
        @Nullable String passcode,
        boolean lobby,
        boolean waitForHost,
        @Nullable Integer capacity,
        @Nullable String onlyGroup) {

    /** For everybody with the link. */
    public DoorSettings(
            @Nullable String passcode,
            boolean lobby,
            boolean waitForHost,
            @Nullable Integer capacity) {
        this(passcode, lobby, waitForHost, capacity, null);
    }

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "DoorSettings[…]";
    }
}
