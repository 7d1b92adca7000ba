package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.bridge.BridgeStatistics;

/** Counts the bridge's datagrams with everything else. */
public record BridgeCounters(Counters counters) implements BridgeStatistics {
    @Override
    public void sent() {
        counters.bridgePacketsSent++;
    }

    @Override
    public void received() {
        counters.bridgePacketsReceived++;
    }

    @Override
    public void rejected() {
        counters.bridgePacketsRejected++;
    }
}
