package dev.evenkeel.recording.archive;

import java.io.IOException;

/** A store does not answer, or refuses: nothing is said about what is in it. */
public final class StoreUnavailableException extends IOException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
