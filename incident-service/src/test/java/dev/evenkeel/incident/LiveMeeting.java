package dev.evenkeel.incident;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.contracts.telemetry.StreamSample.Direction;
import dev.evenkeel.contracts.telemetry.StreamSample.Reporter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The telemetry of a meeting: the relay counts each participant's stream every second, each browser
 * what it receives every two.
 */
public final class LiveMeeting implements AutoCloseable {
    private static final int PACKETS_PER_SECOND = 100;

    private final EventSender sender;
    private final String meetingId;
    private final String relayId;
    private final List<String> participants;
    private final Instant started = Instant.now();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private volatile double lossRatio;
    private volatile Instant lossySince = Instant.MAX;
    private int ticks;

    private LiveMeeting(
            EventSender sender, String meetingId, String relayId, List<String> participants) {
        this.sender = sender;
        this.meetingId = meetingId;
        this.relayId = relayId;
        this.participants = participants;
    }

    public static LiveMeeting start(
            EventSender sender, String meetingId, String relayId, String... participants) {
        LiveMeeting meeting = new LiveMeeting(sender, meetingId, relayId, List.of(participants));
        meeting.timer.scheduleAtFixedRate(meeting::sample, 0, 1, TimeUnit.SECONDS);
        return meeting;
    }

    /** A share of all packets is lost, each way. */
    public void loseFromNow(double ratio) {
        lossRatio = ratio;
        lossySince = Instant.now();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void sample() {
        Instant now = Instant.now();
        for (String participant : participants) {
            send(Reporter.RELAY, participant, now);
            if (ticks % 2 == 0) {
                send(Reporter.CLIENT, participant, now);
            }
        }
        ticks++;
    }

    private void send(Reporter reporter, String participant, Instant now) {
        long sent = PACKETS_PER_SECOND * (now.toEpochMilli() - started.toEpochMilli()) / 1000;
        long lossyMillis = Math.max(0, now.toEpochMilli() - millis(lossySince));
        long lost = Math.round(lossRatio * PACKETS_PER_SECOND * lossyMillis / 1000.0);
        StreamSample sample =
                SampleSource.sample(
                        reporter,
                        Direction.INBOUND,
                        meetingId,
                        participant,
                        relayId,
                        reporter == Reporter.CLIENT ? other(participant) : null,
                        participants.indexOf(participant) + 1,
                        null,
                        now,
                        sent - lost,
                        lost);
        sender.send(EventTypes.STREAM_SAMPLED, meetingId, sample);
    }

    private String other(String participant) {
        return participants.get((participants.indexOf(participant) + 1) % participants.size());
    }

    private static long millis(Instant instant) {
        return instant.equals(Instant.MAX) ? Long.MAX_VALUE / 4 : instant.toEpochMilli();
    }
}
