package dev.evenkeel.incident.alert.domain;

/** How one attempt to deliver a message ended. */
public sealed interface Outcome {
    /** The receiver has it. */
    record Arrived(int status) implements Outcome {}

    /**
     * It does not.
     *
     * @param status of HTTP, 0 without an answer
     * @param forGood it makes no sense to try again
     */
    record Missed(int status, String reason, boolean forGood) implements Outcome {}
}
