package dev.evenkeel.contracts.relay;

/**
 * How busy a relay is.
 *
 * @param cpuRatio how much of the CPU it can use is used, 0–1: of the machine by the process, or of
 *     one processor by the thread that forwards, whichever is more
 * @param lossRatio share of packets lost on the way from clients since the last heartbeat, 0–1
 */
public record RelayLoad(
        int meetings,
        int sessions,
        double packetsPerSecond,
        double bitsPerSecond,
        double cpuRatio,
        double lossRatio) {}
