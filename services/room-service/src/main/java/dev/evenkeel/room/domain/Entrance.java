package dev.evenkeel.room.domain;

/** How somebody came in. */
public sealed interface Entrance {

    record Seated(Seat seat) implements Entrance {}

    record AtTheDoor(Waiting waiting) implements Entrance {}
}
