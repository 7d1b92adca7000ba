package dev.evenkeel.room.domain;

import java.util.List;

/**
 * What a rule decided: an answer for who asked, and what happens. The state changes only by
 * applying the events.
 */
public record Decision<R>(R reply, List<RoomEvent> events) {
    public Decision {
        events = List.copyOf(events);
    }

    /** Nothing happens. */
    public static <T> Decision<Reply<T>> nothing(T value) {
        return done(value);
    }

    static <T> Decision<Reply<T>> done(T value, RoomEvent... events) {
        return new Decision<>(new Reply.Done<>(value), List.of(events));
    }

    static <T> Decision<Reply<T>> refused(Refusal refusal) {
        return new Decision<>(new Reply.Refused<>(refusal), List.of());
    }
}
