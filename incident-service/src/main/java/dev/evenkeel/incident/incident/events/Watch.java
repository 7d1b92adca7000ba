package dev.evenkeel.incident.incident.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.failover.DeviceSwitched;
import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.contracts.failover.LayerCeilingSet;
import dev.evenkeel.incident.rule.domain.Observation;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.platform.worker.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The judge's loop: read, observe, decide, several times a second, whether Kafka and PostgreSQL are
 * there or not.
 */
final class Watch {
    private static final Logger LOG = Logger.getLogger(Watch.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration LEAST_REST = POLL;
    private static final Duration LONGEST_REST = Duration.ofMillis(400);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Map<String, Object> kafka;
    private final Clock clock;
    private final Judge judge;
    private final DeviceAnswers devices;
    private final CeilingAnswers ceilings;
    private final DeviceSieve sieve = new DeviceSieve();
    private final JudgeLag lag;
    private final Worker worker;
    private @Nullable Feed feed;
    private Instant tickAt = Instant.MIN;

    Watch(
            Map<String, Object> kafka,
            Clock clock,
            Judge judge,
            DeviceAnswers devices,
            CeilingAnswers ceilings,
            JudgeLag lag,
            Worker worker) {
        this.kafka = kafka;
        this.clock = clock;
        this.judge = judge;
        this.devices = devices;
        this.ceilings = ceilings;
        this.lag = lag;
        this.worker = worker;
    }

    void run() {
        try {
            while (worker.goesOn()) {
                step();
            }
        } finally {
            if (feed != null) {
                feed.close();
            }
        }
    }

    private void step() {
        try {
            if (feed == null) {
                feed = Feed.open(kafka, clock);
            }
            for (ConsumerRecord<String, byte[]> message : feed.poll(POLL)) {
                take(message, feed.isHistory(message));
            }
            if (isTickDue(clock.instant())) {
                tick(feed);
            }
        } catch (KafkaException e) {
            LOG.warnf("event=feed-waits cause=\"%s\"", e.getMessage());
            worker.pause(PAUSE);
        } catch (RuntimeException e) {
            LOG.errorf(e, "event=judge-failed");
            worker.pause(PAUSE);
        }
    }

    /** In a storm reading comes first: no more than half of the time is for judging. */
    private boolean isTickDue(Instant now) {
        return !now.isBefore(tickAt);
    }

    private void tick(Feed from) {
        Instant began = clock.instant();
        lag.waiting(from.waiting());
        judge.tick(began, from.isUpToPresent(), from.behind());
        Instant ended = clock.instant();
        Duration took = Duration.between(began, ended);
        tickAt = ended.plus(rest(took));
    }

    /** Never so short that judging often would keep a busy judge from reading. */
    private static Duration rest(Duration took) {
        if (took.compareTo(LEAST_REST) < 0) {
            return LEAST_REST;
        }
        return took.compareTo(LONGEST_REST) < 0 ? took : LONGEST_REST;
    }

    private void take(ConsumerRecord<String, byte[]> message, boolean history) {
        if (!sieve.lets(message)) {
            return;
        }
        Decoded decoded =
                EventCodec.decode(
                        message.topic(), message.key(), message.headers(), message.value());
        switch (decoded) {
            case Decoded.Known(Event<?> event)
                    when event.data() instanceof FailoverOutcome outcome ->
                    judge.outcome(outcome);
            case Decoded.Known(Event<?> event) when event.data() instanceof DeviceSwitched answer ->
                    devices.take(answer.commandId(), answer);
            case Decoded.Known(Event<?> event) when event.data() instanceof LayerCeilingSet set ->
                    ceilings.take(set.commandId(), set);
            case Decoded.Known(Event<?> event) ->
                    judge.observe(observation(message, event, history));
            case Decoded.Unknown _ -> {}
            case Decoded.Malformed(String reason) ->
                    LOG.warnf(
                            "event=record-malformed topic=%s partition=%d offset=%d reason=\"%s\"",
                            message.topic(), message.partition(), message.offset(), reason);
        }
    }

    private Observation observation(
            ConsumerRecord<String, byte[]> message, Event<?> event, boolean history) {
        Instant recordedAt = Instant.ofEpochMilli(message.timestamp());
        Instant now = clock.instant();
        if (!history) {
            lag.observed(Duration.between(recordedAt, now));
        }
        return new Observation(event, recordedAt, now, history, message.partition());
    }
}
