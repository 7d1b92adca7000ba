package dev.evenkeel.room.domain;

import org.jspecify.annotations.Nullable;

/**
 * What shall be different about {@link Access}; {@code null} leaves it.
 *
 * @param passcode the new one, or one that takes it away
 */
public record AccessWish(
        @Nullable Boolean locked,
        @Nullable Boolean lobby,
        @Nullable Boolean waitForHost,
        @Nullable NewPasscode passcode) {

    /**
     * @param passcode {@code null}: none is needed any more
     */
    public record NewPasscode(@Nullable Passcode passcode) {}

    Access on(Access now) {
        Access next = now;
        next = locked == null ? next : next.locked(locked);
        next = lobby == null ? next : next.lobby(lobby);
        next = waitForHost == null ? next : next.waitForHost(waitForHost);
        return passcode == null ? next : next.passcode(passcode.passcode());
    }
}
