package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.MediaPacket;

/** What a meeting tells the other relays it runs on, and what it knows of them. */
public interface Cascade {
    /** Names a new stream of a local client. */
    int newHandle();

    /** A packet of a local client, before anybody rewrites it. */
    void media(Meeting meeting, InboundTrack source, MediaPacket packet);

    /** A sender report of a local client. */
    void senderReport(Meeting meeting, InboundTrack source, long ntp, int timestamp);

    /** How the microphones of local clients sound, for the others to tell who speaks. */
    void speech(Meeting meeting, long now);

    /** Sessions, tracks or the need for media changed. */
    void changed(Meeting meeting);

    /** The meeting is over here. */
    void forgotten(Meeting meeting);

    /** Whether the other relay of a pair was heard lately. False without one. */
    boolean mateHeard(Meeting meeting, int branch);

    /** Whether the other relay of a pair is silent, and its machine says that it is gone. */
    boolean mateGone(Meeting meeting, int branch);

    /** Whether there is another relay of a pair, and it is silent or may not serve. */
    boolean mateLost(Meeting meeting, int branch);
}
