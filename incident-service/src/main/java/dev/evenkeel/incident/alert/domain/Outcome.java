package dev.evenkeel.incident.alert.domain;

/** How one attempt to deliver a message ended. */
public sealed interface Outcome {
    /**
     * The receiver has it.
     *
     * @param detail what it made of it, a sentence
     */
    record Arrived(int status, String detail) implements Outcome {
        public Arrived(int status) {
            this(status, "Carried out.");
        }
    }

    /**
     * It does not.
     *
     * @param status of HTTP, 0 without an answer
     * @param forGood it makes no sense to try again
     */
    record Missed(int status, String reason, boolean forGood) implements Outcome {}
}
