package dev.evenkeel.media.sfu.bridge;

/** Counts datagrams. */
public interface BridgeStatistics {
    void sent();

    void received();

    /** Not genuine, replayed or malformed. */
    void rejected();
}
