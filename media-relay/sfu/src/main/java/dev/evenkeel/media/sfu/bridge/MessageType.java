package dev.evenkeel.media.sfu.bridge;

/** The low five bits of a datagram's first byte. */
final class MessageType {
    static final int HEARTBEAT = 0;
    static final int MEDIA = 1;
    static final int STATE = 2;
    static final int KEYFRAME_REQUEST = 3;
    static final int RETRANSMISSION_REQUEST = 4;
    static final int VALIDATION = 5;
    static final int SPEECH = 6;

    /** Relays that do not know it are told to drop it, and are taken to need every layer. */
    static final int LAYERS = 7;

    /** Says nothing; who is gone cannot receive it. */
    static final int KNOCK = 8;

    private MessageType() {}
}
