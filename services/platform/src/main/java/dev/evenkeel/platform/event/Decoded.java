package dev.evenkeel.platform.event;

import dev.evenkeel.contracts.event.Event;

/** What a record turned out to be. */
public sealed interface Decoded {

    /** An event of the catalogue. */
    record Known(Event<?> event) implements Decoded {}

    /** A CloudEvent of a type this build does not know: to be skipped. */
    record Unknown(String type) implements Decoded {}

    /**
     * Not an event at all, or not as its type demands: belongs into a dead letter.
     *
     * @param reason what is wrong with it, in a sentence
     */
    record Malformed(String reason) implements Decoded {}
}
