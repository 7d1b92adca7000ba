package dev.evenkeel.room.domain;

/** The answer to a request: what was asked for, or why not. */
public sealed interface Reply<T> {

    /** Granted. */
    record Done<T>(T value) implements Reply<T> {}

    /** Not granted; nothing has changed. */
    record Refused<T>(Refusal refusal) implements Reply<T> {}
}
