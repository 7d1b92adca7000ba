package dev.evenkeel.media.bench;

import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import dev.evenkeel.media.sfu.transport.dtls.DtlsIdentity;
import dev.evenkeel.media.sfu.transport.srtp.SrtpProfile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * One publisher and many receivers on a server: 500 packets a second in, times receivers out, all
 * with {@code AEAD_AES_128_GCM}. What arrives at the receivers is counted after decryption.
 */
final class ForwardingLoad implements AutoCloseable {

    /**
     * What was seen in a stretch of time.
     *
     * @param sent packets of the publisher
     * @param arrived video packets at all receivers together
     * @param cpu time the server's process took
     */
    record Stretch(long sent, long arrived, Duration cpu, int receivers) {
        double microsPerForwardedPacket() {
            return cpu.toNanos() / 1_000.0 / arrived;
        }

        /** Of what should have arrived; a little negative or positive at the edges. */
        double lossRatio() {
            return 1 - (double) arrived / (sent * receivers);
        }
    }

    private static final List<SrtpProfile> PROFILES = List.of(SrtpProfile.AEAD_AES_128_GCM);
    private static final long FRAME_NANOS = 1_000_000_000L / VideoSource.FRAMES_PER_SECOND;
    private static final int PAYLOAD_TYPE = 0x7F;

    private final DtlsIdentity identity = DtlsIdentity.selfSigned(Instant.now());
    private final ConferenceServer server;
    private final ProcessCpu process;
    private final VideoSource source = new VideoSource();
    private final LongAdder arrived = new LongAdder();
    private final DtlsSrtpTestClient publisher;
    private final List<DtlsSrtpTestClient> receivers = new ArrayList<>();

    private ForwardingLoad(ConferenceServer server, ProcessCpu process) throws IOException {
        this.server = server;
        this.process = process;
        this.publisher = DtlsSrtpTestClient.create(identity, PROFILES);
    }

    /** Joins everybody. */
    static ForwardingLoad join(ConferenceServer server, ProcessCpu process, int receivers)
            throws IOException, InterruptedException {
        ForwardingLoad load = new ForwardingLoad(server, process);
        server.publish(load.publisher);
        for (int i = 0; i < receivers; i++) {
            load.addReceiver();
        }
        return load;
    }

    String serverName() {
        return server.name();
    }

    /** Sends for so long and says what came of it. */
    Stretch run(Duration length) throws IOException {
        long arrivedBefore = arrived.sum();
        Duration cpuBefore = process.taken();
        long frames = length.toNanos() / FRAME_NANOS;
        long start = System.nanoTime();
        for (long frame = 0; frame < frames; frame++) {
            sendFrame();
            LockSupport.parkNanos(start + (frame + 1) * FRAME_NANOS - System.nanoTime());
        }
        return new Stretch(
                frames * VideoSource.PACKETS_PER_FRAME,
                arrived.sum() - arrivedBefore,
                process.taken().minus(cpuBefore),
                receivers.size());
    }

    private void sendFrame() throws IOException {
        for (int i = 0; i < VideoSource.PACKETS_PER_FRAME; i++) {
            publisher.sendRtp(source.next());
        }
    }

    private void addReceiver() throws IOException, InterruptedException {
        DtlsSrtpTestClient client = DtlsSrtpTestClient.create(identity, PROFILES);
        receivers.add(client);
        client.onPacket((packet, rtcp) -> {
            if (!rtcp && (packet[1] & PAYLOAD_TYPE) == Sdp.VP8) {
                arrived.increment();
            }
        });
        server.receive(client);
    }

    @Override
    public void close() throws IOException {
        publisher.close();
        for (DtlsSrtpTestClient receiver : receivers) {
            receiver.close();
        }
    }
}
