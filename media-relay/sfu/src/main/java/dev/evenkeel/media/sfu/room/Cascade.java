package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.MediaPacket;

/** What a meeting tells the other relay of its pair. */
public interface Cascade {
    /** Names a new stream of a local client. */
    int newHandle();

    /** A packet of a local client, before anybody rewrites it. */
    void media(Meeting meeting, InboundTrack source, MediaPacket packet);

    /** A sender report of a local client. */
    void senderReport(Meeting meeting, InboundTrack source, long ntp, int timestamp);

    /** How the microphones of local clients sound, for the peer to tell who speaks. */
    void speech(Meeting meeting, long now);

    /** Sessions, tracks or the need for media changed. */
    void changed(Meeting meeting);

    /** The meeting is over here. */
    void forgotten(Meeting meeting);

    /** Whether the pair peer of the meeting was heard lately. False without a peer. */
    boolean peerHeard(Meeting meeting);

    /** Whether the meeting's pair peer is silent, and its machine says that its process is gone. */
    boolean peerGone(Meeting meeting);

    /** Whether the meeting has a pair peer and it is silent. */
    boolean peerLost(Meeting meeting);
}
