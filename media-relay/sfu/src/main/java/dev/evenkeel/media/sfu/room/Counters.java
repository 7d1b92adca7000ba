package dev.evenkeel.media.sfu.room;

/** What a relay has counted since it started. Loop thread only. */
public final class Counters {
    public long packetsReceived;
    public long packetsForwarded;
    public long packetsDropped;
    public long packetsDroppedFenced;

    /** Of voices that could not be heard, or not among so many. */
    public long packetsSilenced;

    public long bytesReceived;
    public long bytesSent;
    public long bridgePacketsReceived;
    public long bridgePacketsSent;
    public long bridgePacketsRejected;
    public long forwardedUnderOldEpoch;

    /** Packets of sound that repeat what their publisher did not. */
    public long redundancyAdded;

    /** Packets of sound from which what their publisher repeated was taken. */
    public long redundancyRemoved;
}
