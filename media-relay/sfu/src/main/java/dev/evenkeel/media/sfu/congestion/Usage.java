package dev.evenkeel.media.sfu.congestion;

/** What the change of the delay says of the path (draft-ietf-rmcat-gcc-02 §5.4). */
enum Usage {
    /** A queue empties. */
    UNDER,
    NORMAL,
    /** A queue builds up. */
    OVER
}
