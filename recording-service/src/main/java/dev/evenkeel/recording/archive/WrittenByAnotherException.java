package dev.evenkeel.recording.archive;

import java.io.IOException;

/** Somebody else writes the same recording, and was first. */
public final class WrittenByAnotherException extends IOException {
    private static final long serialVersionUID = 1L;

    public WrittenByAnotherException(String name) {
        super(name + " was written by another");
    }
}
