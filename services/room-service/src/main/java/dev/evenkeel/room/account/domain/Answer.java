package dev.evenkeel.room.account.domain;

import java.util.Optional;
import java.util.function.Function;

/** The answer to a request: what was asked for, or why not. */
public sealed interface Answer<T> {

    /** Granted. */
    record Granted<T>(T value) implements Answer<T> {}

    /** Not granted; nothing has changed. */
    record Refused<T>(Refusal refusal) implements Answer<T> {}

    static <T> Answer<T> granted(T value) {
        return new Granted<>(value);
    }

    static <T> Answer<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** The value, unless there is none. */
    static <T> Answer<T> of(Optional<T> value, Refusal otherwise) {
        return value.map(Answer::granted).orElseGet(() -> refused(otherwise));
    }

    default <R> Answer<R> then(Function<T, Answer<R>> next) {
        return switch (this) {
            case Granted<T>(T value) -> next.apply(value);
            case Refused<T>(Refusal refusal) -> refused(refusal);
        };
    }

    default <R> Answer<R> map(Function<T, R> change) {
        return then(value -> granted(change.apply(value)));
    }
}
