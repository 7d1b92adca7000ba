package dev.evenkeel.media.sfu.transport.tcp;

/** Why the relay ended a connection, or took none. */
public enum TcpTrouble {
    /** Too many from everywhere, or from one address. */
    TOO_MANY,
    /** Nobody proved by a connectivity check in time who they are. */
    NOT_PROVED,
    /** Nothing was heard any more. */
    SILENT,
    /** A frame that is longer than anything a peer may send. */
    FRAME_TOO_LONG,
    /** The other end takes nothing any more. */
    STALLED
}
