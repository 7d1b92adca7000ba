package dev.evenkeel.room.domain;

import org.jspecify.annotations.Nullable;

/**
 * Who may come in.
 *
 * @param locked nobody new, whatever they know; only the host key opens
 * @param lobby newcomers wait until they are admitted
 * @param waitForHost newcomers wait until a host or co-host is there
 * @param passcode needed when there is one
 */
public record Access(
        boolean locked, boolean lobby, boolean waitForHost, @Nullable Passcode passcode) {
    /** Whoever has the link comes in. */
    public static final Access OPEN = new Access(false, false, false, null);

    Access locked(boolean locked) {
        return new Access(locked, lobby, waitForHost, passcode);
    }

    Access lobby(boolean lobby) {
        return new Access(locked, lobby, waitForHost, passcode);
    }

    Access waitForHost(boolean waitForHost) {
        return new Access(locked, lobby, waitForHost, passcode);
    }

    Access passcode(@Nullable Passcode passcode) {
        return new Access(locked, lobby, waitForHost, passcode);
    }
}
