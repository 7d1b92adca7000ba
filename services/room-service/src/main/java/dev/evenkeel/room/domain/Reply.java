package dev.evenkeel.room.domain;

import java.util.function.Function;

/** The answer to a request: what was asked for, or why not. */
public sealed interface Reply<T> {

    /** Granted. */
    record Done<T>(T value) implements Reply<T> {}

    /** Not granted; nothing has changed. */
    record Refused<T>(Refusal refusal) implements Reply<T> {}

    /** The next step, unless it is refused already. */
    default <R> Reply<R> then(Function<T, Reply<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
        };
    }
}
