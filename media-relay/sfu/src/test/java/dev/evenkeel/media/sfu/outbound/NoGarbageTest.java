package dev.evenkeel.media.sfu.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.rtcp.ArrivalFeedback;
import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.codec.Encoding;
import dev.evenkeel.media.sfu.codec.PayloadTypes;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.inbound.StreamInfo;
import dev.evenkeel.media.sfu.simulation.SilentTransport;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The way of a packet from a publisher to a receiver leaves nothing for the collector. */
class NoGarbageTest {
    private static final int PACKETS = 20_000;

    private final PayloadTypes types = new PayloadTypes().add(Encoding.VP8, 96, 97);
    private final Egress egress = new Egress(new SilentTransport(), new Scratch());
    private final DownTrack receiver =
            new DownTrack(
                    new OutboundStream(new TrackName("p-alice", "camera"), true, 7, 8),
                    types,
                    true,
                    egress,
                    new Scratch(),
                    new Random(1));
    private final InboundTrack source =
            new InboundTrack(
                    new StreamInfo("p-alice", "camera", true, 1, 1, true, true),
                    new LayerSet(1),
                    new SilentUpstream(),
                    (track, packet, now) -> receiver.forward(track, packet, now));
    private final MediaPacket packet = new MediaPacket();
    private final byte[] bytes = new byte[1_200];
    private int sequence;

    private static final class SilentUpstream implements InboundTrack.Upstream {
        @Override
        public void requestKeyframe(InboundTrack track) {}

        @Override
        public void requestMissing(InboundTrack track, long now) {}
    }

    /** Every seventh frame is of a temporal layer that is left out, every hundredth is repeated. */
    private void forward() {
        for (int i = 0; i < PACKETS; i++) {
            sequence++;
            long now = sequence * 1_000_000L;
            RtpPacket.writeHeader(bytes, 0, true, 96, sequence & 0xFFFF, sequence * 90, 1);
            bytes[12] = (byte) 0x90;
            bytes[13] = (byte) 0xE0;
            bytes[14] = (byte) (0x80 | (sequence >> 8 & 0x7F));
            bytes[15] = (byte) sequence;
            bytes[17] = (byte) (sequence % 7 == 0 ? 0x80 : 0);
            bytes[18] = (byte) (sequence == 1 ? 0 : 1);
            packet.rtp.wrap(bytes, 0, bytes.length);
            source.received(packet, now);
            egress.reported(sequence & 0xFFFF, true, now / ArrivalFeedback.TICK_NANOS, now + 1_000);
            if (sequence % 100 == 0) {
                receiver.repeat(sequence - 150 & 0xFFFF, now);
                egress.feedbackComplete(now);
                egress.tick(1_000, receiver::pad, now);
            }
        }
    }

    @Test
    void forwardingAllocatesNothing() {
        // Given
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        egress.transportSequence(3);
        receiver.serve(true);
        receiver.allow(LayerSelector.ALL, 1);
        forward();

        // When
        long before = thread.getCurrentThreadAllocatedBytes();
        forward();
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;

        // Then: less than a byte a packet, which the interpreter's own first calls may take
        assertThat(receiver.packets()).isGreaterThan(PACKETS);
        assertThat(receiver.state()).isEqualTo(TrackState.FLOWING);
        assertThat(allocated).isLessThan(PACKETS);
    }
}
