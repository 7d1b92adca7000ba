package dev.evenkeel.contracts.relay;

/**
 * How busy a relay is.
 *
 * @param cpuRatio CPU of the process as a share of the whole machine, 0–1
 * @param lossRatio share of packets lost on the way from clients since the last heartbeat, 0–1
 */
public record RelayLoad(
        int meetings,
        int sessions,
        double packetsPerSecond,
        double bitsPerSecond,
        double cpuRatio,
        double lossRatio) {}
