package dev.evenkeel.media.bench;

import dev.evenkeel.media.bench.Latencies.Percentiles;
import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import dev.evenkeel.media.sfu.transport.dtls.DtlsIdentity;
import dev.evenkeel.media.sfu.transport.srtp.SrtpProfile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * One publisher and many receivers on a server: 500 packets a second in, unless said otherwise,
 * times receivers out, all with {@code AEAD_AES_128_GCM}, retransmissions on offer, and a report of
 * each receiver each second.
 */
final class ForwardingLoad implements AutoCloseable {

    /**
     * What was seen in a stretch of time.
     *
     * @param sent packets of the publisher
     * @param arrived video packets at all receivers together
     * @param overrun packets that came, but found a receiver's socket full
     * @param cpu time the server's process took
     * @param took the time it was to take, or more when the publisher could not keep up
     */
    record Stretch(
            long sent,
            long arrived,
            long overrun,
            Duration cpu,
            Duration took,
            int receivers,
            Percentiles first,
            Percentiles last) {
        /** Whether the load tool could take them or not. */
        long forwarded() {
            return arrived + overrun;
        }

        double microsPerForwardedPacket() {
            return cpu.toNanos() / 1_000.0 / forwarded();
        }

        double forwardedPerSecond() {
            return forwarded() * 1e9 / took.toNanos();
        }

        /** Of what should have been forwarded; a little negative or positive at the edges. */
        double lossRatio() {
            return 1 - (double) forwarded() / (sent * receivers);
        }
    }

    private static final List<SrtpProfile> PROFILES = List.of(SrtpProfile.AEAD_AES_128_GCM);
    private static final long FRAME_NANOS = 1_000_000_000L / VideoSource.FRAMES_PER_SECOND;
    private static final Duration SETTLING = Duration.ofMillis(200);

    private final ConferenceServer server;
    private final ProcessCpu process;
    private final VideoSource source = new VideoSource();
    private final SendTimes sendTimes = new SendTimes();
    private final DtlsSrtpTestClient publisher;
    private final Receivers receivers;

    private ForwardingLoad(ConferenceServer server, ProcessCpu process, int count)
            throws IOException, InterruptedException {
        this.server = server;
        this.process = process;
        DtlsIdentity identity = DtlsIdentity.selfSigned(Instant.now());
        publisher = DtlsSrtpTestClient.create(identity, PROFILES);
        server.publish(publisher);
        receivers = Receivers.join(server, count, identity, PROFILES, sendTimes);
    }

    /** Joins everybody. */
    static ForwardingLoad join(ConferenceServer server, ProcessCpu process, int receivers)
            throws IOException, InterruptedException {
        return new ForwardingLoad(server, process, receivers);
    }

    String serverName() {
        return server.name();
    }

    /** Sends for so long and says what came of it. */
    Stretch run(Duration length) throws IOException {
        return run(length, VideoSource.PACKETS_PER_FRAME);
    }

    /** Sends frames of so many packets. */
    Stretch run(Duration length, int packetsPerFrame) throws IOException {
        source.packetsPerFrame(packetsPerFrame);
        receivers.first().take();
        receivers.last().take();
        long arrivedBefore = receivers.arrived();
        long overrunBefore = ReceiveBuffers.overruns();
        Duration cpuBefore = process.taken();
        long frames = length.toNanos() / FRAME_NANOS;
        long start = System.nanoTime();
        for (long frame = 0; frame < frames; frame++) {
            sendFrame(packetsPerFrame);
            if (frame % VideoSource.FRAMES_PER_SECOND == 0) {
                receivers.report();
            }
            LockSupport.parkNanos(start + (frame + 1) * FRAME_NANOS - System.nanoTime());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        LockSupport.parkNanos(SETTLING.toNanos());
        return new Stretch(
                frames * packetsPerFrame,
                receivers.arrived() - arrivedBefore,
                ReceiveBuffers.overruns() - overrunBefore,
                process.taken().minus(cpuBefore),
                took,
                receivers.count(),
                receivers.first().take(),
                receivers.last().take());
    }

    private void sendFrame(int packets) throws IOException {
        for (int i = 0; i < packets; i++) {
            byte[] packet = source.next();
            sendTimes.sent(source.packets() - 1, System.nanoTime());
            publisher.sendRtp(packet);
        }
    }

    @Override
    public void close() throws IOException {
        publisher.close();
        receivers.close();
    }
}
