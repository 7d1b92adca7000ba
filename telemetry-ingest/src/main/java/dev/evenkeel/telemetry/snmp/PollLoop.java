package dev.evenkeel.telemetry.snmp;

import dev.evenkeel.contracts.telemetry.DeviceReport.Status;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads one device again and again, on a virtual thread of its own: never twice at once, at moments
 * that differ from device to device, and with growing pauses while it cannot be read.
 */
final class PollLoop {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 6;
    private static final Logger LOG = Logger.getLogger(PollLoop.class);

    private final DevicePoller poller;
    private final PollIntake intake;
    private final PollMetrics metrics;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Status last;

    PollLoop(DevicePoller poller, PollIntake intake, PollMetrics metrics) {
        this.poller = poller;
        this.intake = intake;
        this.metrics = metrics;
        this.thread =
                Thread.ofVirtual().name("snmp-" + poller.gear().deviceId()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Tells it to stop; returns at once. */
    void stop() {
        stopped.countDown();
        thread.interrupt();
    }

    /** Returns when it has stopped; who waits for a name server is not waited for. */
    void join() throws InterruptedException {
        thread.join(LONGEST_END);
    }

    private void run() {
        try {
            Duration pause = firstPause();
            int failures = 0;
            while (!stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                long began = System.nanoTime();
                boolean read = pollOnce(began);
                failures = read ? 0 : failures + 1;
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                pause = pause(poller.gear().every(), failures).minus(took);
            }
        } catch (InterruptedException _) {
            // told to stop
        }
    }

    /** Whether the device could be read. A bug costs this reading and not those to come. */
    private boolean pollOnce(long began) throws InterruptedException {
        String deviceId = poller.gear().deviceId();
        try {
            Poll poll = poller.poll();
            if (stopped.getCount() == 0) {
                throw new InterruptedException();
            }
            metrics.polled(deviceId, poll, Duration.ofNanos(System.nanoTime() - began));
            tell(poll);
            intake.take(poller.gear(), poll);
            return poll.failure().isEmpty();
        } catch (RuntimeException failure) {
            if (stopped.getCount() == 0) {
                throw new InterruptedException();
            }
            LOG.errorf(failure, "event=failed device=%s", deviceId);
            return false;
        }
    }

    /** How long from the beginning of a reading to that of the next. */
    static Duration pause(Duration every, int failures) {
        if (failures == 0) {
            return every;
        }
        Duration longer = every.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration longest = every.compareTo(LONGEST_PAUSE) > 0 ? every : LONGEST_PAUSE;
        return longer.compareTo(longest) < 0 ? longer : longest;
    }

    /** By the device's id, so that not all are asked at the same moment. */
    private Duration firstPause() {
        long every = poller.gear().every().toMillis();
        return Duration.ofMillis(Math.floorMod(poller.gear().deviceId().hashCode(), every));
    }

    /** Once for each change. */
    private void tell(Poll poll) {
        Status status = poll.device().status();
        if (status != last) {
            LOG.infof(
                    "event=snmp-device device=%s status=%s reason=\"%s\"",
                    poller.gear().deviceId(),
                    status,
                    Objects.requireNonNullElse(poll.device().statusText(), ""));
            last = status;
        }
    }
}
