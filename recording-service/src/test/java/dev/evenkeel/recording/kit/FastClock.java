package dev.evenkeel.recording.kit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs several times as fast as the real one, so that a meeting takes seconds. */
public final class FastClock extends Clock {
    private final int speed;
    private final long began = System.nanoTime();
    private final Instant start;

    public FastClock(int speed, Instant start) {
        this.speed = speed;
        this.start = start;
    }

    @Override
    public Instant instant() {
        return start.plusNanos((System.nanoTime() - began) * speed);
    }

    /** Waits until this clock says so. */
    public void await(long millis) throws InterruptedException {
        while (millis() < millis) {
            Thread.sleep(1);
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
