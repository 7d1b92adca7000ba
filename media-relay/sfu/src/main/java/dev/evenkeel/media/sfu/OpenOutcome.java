package dev.evenkeel.media.sfu;

/** What became of an offer. */
public sealed interface OpenOutcome {
    record Opened(String sessionId, String answer) implements OpenOutcome {}

    /**
     * The offer can't be answered; {@code field} is {@code offer}, {@code tracks.<mid>} and the
     * like.
     */
    record BadOffer(String field, String expected, String actual) implements OpenOutcome {}

    /** A newer placement of the meeting is known. */
    record StaleEpoch(long offered, long current) implements OpenOutcome {}

    record NoSuchSession() implements OpenOutcome {}

    /** The relay slept and its right to serve this meeting has not been confirmed yet. */
    record Fenced() implements OpenOutcome {}
}
