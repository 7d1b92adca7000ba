package dev.evenkeel.incident.quality.scenario;

/**
 * What goes on when nothing is wrong.
 *
 * @param lossRatio of everybody, each way, in bursts
 * @param cpuRatio of the relays
 * @param roundTripMillis of a person at home
 * @param churn one person joins anew every so many seconds, 0 nobody: counters begin again
 */
record Traffic(double lossRatio, double cpuRatio, double roundTripMillis, int churn) {
    static final Traffic HEALTHY = new Traffic(0.001, 0.2, 30, 0);
    static final Traffic LOSSY_BUT_FINE = new Traffic(0.025, 0.3, 60, 0);
    static final Traffic BUSY = new Traffic(0.01, 0.75, 120, 20);
}
