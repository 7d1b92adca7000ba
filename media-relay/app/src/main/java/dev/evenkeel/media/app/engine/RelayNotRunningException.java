package dev.evenkeel.media.app.engine;

/** The engine was asked something before it ran or after it ended. */
public final class RelayNotRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RelayNotRunningException() {
        super("the relay does not run");
    }
}
