package dev.evenkeel.media.sfu.inbound;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.RtpPacket;
import java.util.ArrayList;
import java.util.List;

/** Packets and tracks for tests of single classes. */
public final class TestStreams {
    private TestStreams() {}

    /** A VP8 packet with picture id and TL0PICIDX. */
    public static MediaPacket vp8(
            int sequence, int timestamp, int pictureId, int tl0PicIdx, boolean keyframe) {
        byte[] bytes = new byte[RtpPacket.FIXED_HEADER + 10];
        RtpPacket.writeHeader(bytes, 0, false, 96, sequence, timestamp, 1);
        bytes[12] = (byte) 0x90;
        bytes[13] = (byte) 0xC0;
        NetworkOrder.putUint16(bytes, 14, 0x8000 | pictureId);
        bytes[16] = (byte) tl0PicIdx;
        bytes[17] = (byte) (keyframe ? 0 : 1);
        return inspected(bytes, true);
    }

    public static MediaPacket opus(int sequence, int timestamp) {
        byte[] bytes = new byte[RtpPacket.FIXED_HEADER + 3];
        RtpPacket.writeHeader(bytes, 0, false, 111, sequence, timestamp, 1);
        return inspected(bytes, false);
    }

    private static MediaPacket inspected(byte[] bytes, boolean video) {
        MediaPacket packet = new MediaPacket();
        packet.rtp.wrap(bytes, 0, bytes.length);
        packet.inspect(video);
        return packet;
    }

    /** A track that keeps what it delivers and what it asks for. */
    public static final class Recorded implements InboundTrack.Upstream, InboundTrack.Sink {
        public final InboundTrack track;
        public final List<Integer> delivered = new ArrayList<>();
        public final List<Integer> requested = new ArrayList<>();
        public int keyframeRequests;

        public Recorded(boolean video) {
            this(video, new LayerSet(0), 0);
        }

        /** A simulcast layer. */
        public Recorded(LayerSet set, int layer) {
            this(true, set, layer);
        }

        private Recorded(boolean video, LayerSet set, int layer) {
            String source = video ? "camera" : "microphone";
            StreamInfo info = new StreamInfo("p-alice", source, video, 1, 1, true, video, layer);
            track = new InboundTrack(info, set, this, this);
        }

        @Override
        public void requestKeyframe(InboundTrack from) {
            keyframeRequests++;
        }

        @Override
        public void requestMissing(InboundTrack from, long now) {
            from.missing().due(now, 0, requested::add);
        }

        @Override
        public void media(InboundTrack source, MediaPacket packet, long now) {
            delivered.add(packet.sequenceNumber());
        }
    }
}
