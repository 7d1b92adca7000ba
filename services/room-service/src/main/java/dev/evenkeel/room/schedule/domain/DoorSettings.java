package dev.evenkeel.room.schedule.domain;

import org.jspecify.annotations.Nullable;

/**
 * Who may come into the live meeting, as it begins; hosts may change it there.
 *
 * @param passcode 4–32 characters, as typed
 * @param capacity most people at once
 */
public record DoorSettings(
        @Nullable String passcode, boolean lobby, boolean waitForHost, @Nullable Integer capacity) {

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "DoorSettings[…]";
    }
}
