package dev.evenkeel.platform.outbox;

import org.jspecify.annotations.Nullable;

/** A row of which no event can be made: to be parked, trying again would not help. */
final class UnsendableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsendableEvent(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
