package dev.evenkeel.media.sfu.outbound;

import static dev.evenkeel.media.sfu.inbound.TestStreams.vp8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.inbound.TestStreams.Recorded;
import dev.evenkeel.media.sfu.outbound.LayerSelector.Verdict;
import org.junit.jupiter.api.Test;

class LayerSelectorTest {
    private static final long MILLI = 1_000_000;

    private final LayerSet set = new LayerSet(1);
    private final Recorded small = new Recorded(set, 0);
    private final Recorded large = new Recorded(set, 2);
    private final LayerSelector selector = new LayerSelector();
    private long now = 1_000 * MILLI;
    private int sequence;

    private Verdict decide(Recorded layer, boolean keyframe) {
        now += MILLI;
        MediaPacket packet = vp8(++sequence & 0xFFFF, sequence * 90, sequence, 1, keyframe);
        layer.track.received(packet, now);
        return selector.decide(layer.track, packet, now);
    }

    @Test
    void beginsWithAKeyframeOfTheLayerItMayHave() {
        // Given
        selector.limit(0, LayerSelector.ALL);

        // Then
        assertThat(decide(small, false)).isEqualTo(Verdict.IGNORE);
        assertThat(small.keyframeRequests).isEqualTo(1);
        assertThat(decide(large, true)).isEqualTo(Verdict.IGNORE);
        assertThat(decide(small, true)).isEqualTo(Verdict.BEGIN);
        assertThat(decide(small, false)).isEqualTo(Verdict.PASS);
    }

    @Test
    void goesUpOnlyWithAKeyframeAndMeanwhileStays() {
        // Given
        selector.limit(0, LayerSelector.ALL);
        decide(large, false);
        decide(small, true);

        // When
        selector.limit(LayerSelector.ALL, LayerSelector.ALL);

        // Then
        assertThat(decide(small, false)).isEqualTo(Verdict.PASS);
        assertThat(decide(large, false)).isEqualTo(Verdict.IGNORE);
        assertThat(large.keyframeRequests).isEqualTo(1);
        assertThat(decide(small, false)).isEqualTo(Verdict.PASS);
        assertThat(decide(large, true)).isEqualTo(Verdict.BEGIN);
        assertThat(decide(small, true)).isEqualTo(Verdict.IGNORE);
    }

    @Test
    void aLayerThatStopsIsLeftForOneThatFlows() {
        // Given
        decide(small, true);
        decide(large, true);

        // When
        for (int i = 0; i < 500; i++) {
            decide(small, false);
        }

        // Then
        assertThat(small.keyframeRequests).isPositive();
        assertThat(decide(small, true)).isEqualTo(Verdict.BEGIN);
    }

    private Verdict temporal(InboundTrack track, int layer, boolean switchUp, boolean keyframe) {
        byte[] bytes = new byte[RtpPacket.FIXED_HEADER + 10];
        sequence++;
        RtpPacket.writeHeader(bytes, 0, true, 96, sequence, sequence * 3_000, 1);
        bytes[12] = (byte) 0x90;
        bytes[13] = (byte) 0xE0;
        NetworkOrder.putUint16(bytes, 14, 0x8000 | sequence);
        bytes[17] = (byte) (layer << 6 | (switchUp ? 0x20 : 0));
        bytes[18] = (byte) (keyframe ? 0 : 1);
        MediaPacket packet = new MediaPacket();
        packet.rtp.wrap(bytes, 0, bytes.length);
        now += 33 * MILLI;
        track.received(packet, now);
        return selector.decide(track, packet, now);
    }

    @Test
    void temporalLayersGoAtOnceAndComeBackWhereTheyMay() {
        // Given
        InboundTrack track = new Recorded(true).track;
        temporal(track, 0, false, true);
        assertThat(temporal(track, 2, false, false)).isEqualTo(Verdict.PASS);

        // When
        selector.limit(LayerSelector.ALL, 0);

        // Then
        assertThat(temporal(track, 1, false, false)).isEqualTo(Verdict.SKIP);
        assertThat(temporal(track, 2, false, false)).isEqualTo(Verdict.SKIP);
        assertThat(temporal(track, 0, false, false)).isEqualTo(Verdict.PASS);
        selector.limit(LayerSelector.ALL, 2);
        assertThat(temporal(track, 2, false, false)).isEqualTo(Verdict.SKIP);
        assertThat(temporal(track, 1, true, false)).isEqualTo(Verdict.PASS);
        assertThat(temporal(track, 2, false, false)).isEqualTo(Verdict.SKIP);
        assertThat(temporal(track, 0, false, true)).isEqualTo(Verdict.PASS);
        assertThat(temporal(track, 2, false, false)).isEqualTo(Verdict.PASS);
    }
}
