package dev.evenkeel.media.sfu.bridge;

import org.jspecify.annotations.Nullable;

/** Asking the pair peer, after a sleep, whether a meeting still runs here. */
public sealed interface Validation {
    String meetingId();

    /** Of the question; an answer repeats it, so that no older answer counts. */
    long nonce();

    record Query(String meetingId, long nonce) implements Validation {}

    /**
     * Where the meeting runs as far as the answering relay knows.
     *
     * @param fenced the peer itself isn't sure, so its word doesn't count
     */
    record Answer(
            String meetingId,
            long nonce,
            boolean fenced,
            long epoch,
            String primary,
            @Nullable String standby)
            implements Validation {}
}
