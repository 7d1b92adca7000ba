package dev.evenkeel.recording.capture;

/**
 * A relay's monotonic time as milliseconds since 1970, by one moment at which both were read: no
 * step of its clock moves what is recorded.
 */
record RelayClock(long nanos, long wallMillis) {
    long millis(long at) {
        return wallMillis + Math.floorDiv(at - nanos, 1_000_000L);
    }
}
