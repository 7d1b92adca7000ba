package dev.evenkeel.media.sfu.bridge;

import dev.evenkeel.media.sfu.RelayPair;
import java.util.List;

/** Asking another relay of a meeting, after a sleep, whether it still runs here. */
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
    record Answer(String meetingId, long nonce, boolean fenced, long epoch, List<RelayPair> pairs)
            implements Validation {}
}
