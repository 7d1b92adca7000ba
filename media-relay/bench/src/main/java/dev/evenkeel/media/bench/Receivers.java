package dev.evenkeel.media.bench;

import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import dev.evenkeel.media.sfu.transport.dtls.DtlsIdentity;
import dev.evenkeel.media.sfu.transport.srtp.SrtpProfile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Everybody a server forwards to. The first and the last are looked at closely: each packet is
 * opened and timed. The others only count what comes, so that they leave the machine to the server.
 */
final class Receivers implements AutoCloseable {
    private static final int PAYLOAD_TYPE = 0x7F;
    private static final int MEDIA_SSRC = 8;

    private final LongAdder arrived = new LongAdder();
    private final Latencies first = new Latencies();
    private final Latencies last = new Latencies();
    private final SendTimes sendTimes;
    private final List<Member> members = new ArrayList<>();

    /** One of them, and what it says in its reports. */
    private static final class Member {
        private final DtlsSrtpTestClient client;
        private volatile int ssrc;
        private volatile int highest;

        Member(DtlsSrtpTestClient client) {
            this.client = client;
        }

        void saw(byte[] packet) {
            ssrc = ByteBuffer.wrap(packet).getInt(MEDIA_SSRC);
            highest = ByteBuffer.wrap(packet).getShort(2) & 0xFFFF;
        }

        /** A receiver report of one stream that lost nothing, RFC 3550 §6.4.2. */
        byte[] report() {
            return ByteBuffer.allocate(32)
                    .putShort((short) 0x81C9)
                    .putShort((short) 7)
                    .putInt(1)
                    .putInt(ssrc)
                    .putInt(0)
                    .putInt(highest)
                    .array();
        }
    }

    private Receivers(SendTimes sendTimes) {
        this.sendTimes = sendTimes;
    }

    static Receivers join(
            ConferenceServer server,
            int count,
            DtlsIdentity identity,
            List<SrtpProfile> profiles,
            SendTimes sendTimes)
            throws IOException, InterruptedException {
        Receivers receivers = new Receivers(sendTimes);
        for (int i = 0; i < count; i++) {
            boolean close = i == 0 || i == count - 1;
            DtlsSrtpTestClient client =
                    close
                            ? DtlsSrtpTestClient.urgent(identity, profiles)
                            : DtlsSrtpTestClient.gathering(identity, profiles);
            receivers.add(client, close, i == 0);
            server.receive(client);
        }
        return receivers;
    }

    private void add(DtlsSrtpTestClient client, boolean close, boolean isFirst) {
        Member member = new Member(client);
        members.add(member);
        if (close) {
            Latencies latencies = isFirst ? first : last;
            client.onPacket((packet, rtcp) -> {
                long now = System.nanoTime();
                if (isVideo(packet, rtcp)) {
                    latencies.add(now - sendTimes.of(VideoSource.number(packet)));
                    count(member, packet);
                }
            });
        } else {
            client.onProtected((packet, rtcp) -> {
                if (isVideo(packet, rtcp)) {
                    count(member, packet);
                }
            });
        }
    }

    private static boolean isVideo(byte[] packet, boolean rtcp) {
        return !rtcp && (packet[1] & PAYLOAD_TYPE) == Sdp.VP8;
    }

    private void count(Member member, byte[] packet) {
        arrived.increment();
        member.saw(packet);
    }

    /** Says what came, as every receiver does now and then (RFC 3550 §6.4). */
    void report() throws IOException {
        for (Member member : members) {
            if (member.ssrc != 0) {
                member.client.sendRtcp(member.report());
            }
        }
    }

    int count() {
        return members.size();
    }

    /** Video packets at all of them together. */
    long arrived() {
        return arrived.sum();
    }

    Latencies first() {
        return first;
    }

    Latencies last() {
        return last;
    }

    @Override
    public void close() throws IOException {
        for (Member member : members) {
            member.client.close();
        }
    }
}
