package dev.evenkeel.media.app.status;

import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.media.app.engine.Reading;
import dev.evenkeel.media.sfu.RelaySnapshot;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How busy the relay was from one reading to the next. What it is near to is either the end of the
 * machine or, on one with many processors, of the one thread that forwards. Packets and bits count
 * both ways; loss is that of the streams from clients. Pure; not thread-safe.
 */
final class LoadMeter {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int BITS_PER_BYTE = 8;

    private record StreamKey(String sessionId, long ssrc) {}

    private final int processors;
    private @Nullable Reading previous;
    private long previousCpuNanos;

    LoadMeter(int processors) {
        this.processors = processors;
    }

    /**
     * The load since the last reading; rates are 0 on the first.
     *
     * @param cpuNanos CPU time the process has taken until now
     */
    RelayLoad measure(Reading reading, long cpuNanos) {
        Reading before = previous == null ? reading : previous;
        double seconds = (reading.nanos() - before.nanos()) / NANOS_PER_SECOND;
        double cpuSeconds = (cpuNanos - previousCpuNanos) / NANOS_PER_SECOND;
        RelaySnapshot now = reading.snapshot();
        RelaySnapshot then = before.snapshot();
        previous = reading;
        previousCpuNanos = cpuNanos;
        return new RelayLoad(
                Connected.meetingIds(now).size(),
                Connected.sessions(now),
                perSecond(packets(now) - packets(then), seconds),
                perSecond((bytes(now) - bytes(then)) * BITS_PER_BYTE, seconds),
                seconds > 0 ? cpuRatio(cpuSeconds, then, now, seconds) : 0,
                lossRatio(then, now));
    }

    private double cpuRatio(
            double processSeconds, RelaySnapshot then, RelaySnapshot now, double seconds) {
        double ofMachine = processSeconds / processors;
        double ofThread = (now.cpuNanos() - then.cpuNanos()) / NANOS_PER_SECOND;
        return Math.clamp(Math.max(ofMachine, ofThread) / seconds, 0.0, 1.0);
    }

    private static double perSecond(long count, double seconds) {
        return seconds > 0 ? Math.max(0, count / seconds) : 0;
    }

    private static long packets(RelaySnapshot snapshot) {
        return snapshot.counters().packetsReceived() + snapshot.counters().packetsForwarded();
    }

    private static long bytes(RelaySnapshot snapshot) {
        return snapshot.counters().bytesReceived() + snapshot.counters().bytesSent();
    }

    private static double lossRatio(RelaySnapshot then, RelaySnapshot now) {
        Map<StreamKey, RelaySnapshot.Stream> before = new HashMap<>();
        then.streams().stream()
                .filter(stream -> !stream.outbound())
                .forEach(stream -> before.put(key(stream), stream));
        long received = 0;
        long lost = 0;
        for (RelaySnapshot.Stream stream : now.streams()) {
            RelaySnapshot.Stream was = before.get(key(stream));
            if (!stream.outbound() && was != null) {
                received += Math.max(0, stream.packets() - was.packets());
                // Late packets make the cumulative count shrink again (RFC 3550 section 6.4.1).
                lost += Math.max(0, stream.packetsLost() - was.packetsLost());
            }
        }
        return received + lost == 0 ? 0 : (double) lost / (received + lost);
    }

    private static StreamKey key(RelaySnapshot.Stream stream) {
        return new StreamKey(stream.sessionId(), stream.ssrc());
    }
}
