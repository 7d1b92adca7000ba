package dev.evenkeel.incident.quality.events;

/**
 * How far a meeting's event time has come.
 *
 * @param eventMillis newest sample seen
 * @param closedSecond end of the newest window that was published; later samples for it are late
 * @param newestSecond newest second with a sample
 */
record MeetingClock(long eventMillis, long closedSecond, long newestSecond) {

    static MeetingClock startingAt(long eventMillis) {
        long second = Math.floorDiv(eventMillis, 1000L);
        return new MeetingClock(eventMillis, second, second);
    }

    MeetingClock seen(long millis) {
        return new MeetingClock(
                Math.max(eventMillis, millis),
                closedSecond,
                Math.max(newestSecond, Math.floorDiv(millis, 1000L)));
    }

    MeetingClock closed(long second) {
        return new MeetingClock(eventMillis, second, newestSecond);
    }
}
