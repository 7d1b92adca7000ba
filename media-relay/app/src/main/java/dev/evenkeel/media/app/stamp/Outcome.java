package dev.evenkeel.media.app.stamp;

/** What became of a packet that came to the reflector. */
enum Outcome {
    /** It was answered. */
    ANSWERED("answered"),
    /** It came from elsewhere than {@code evenkeel.relay.stamp.networks}. */
    FOREIGN("foreign"),
    /** It was too short, or so long that it would come in pieces. */
    MALFORMED("malformed"),
    /** It was not made with the key. */
    FORGED("forged"),
    /** Its session, or all together, sent too many. */
    TOO_FAST("too-fast"),
    /** There were too many sessions. */
    TOO_MANY_SESSIONS("too-many-sessions"),
    /** The network did not take the answer. */
    UNSENT("unsent");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** As metrics say it. */
    String word() {
        return word;
    }
}
