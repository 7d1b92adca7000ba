package dev.evenkeel.media.sfu.tap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.rtcp.RtcpHandler;
import dev.evenkeel.media.rtp.rtcp.RtcpReader;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.inbound.StreamInfo;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeetingTapTest {
    private static final long WALL = 1_700_000_000_000L;
    private static final int BLOCKS = 4;

    private final BlockPool pool = new BlockPool((long) BLOCKS * TapBlock.CAPACITY);
    private final MeetingTap tap = new MeetingTap(pool, () -> WALL);
    private final InboundTrack alice = source("p-alice", 1);
    private final InboundTrack bob = source("p-bob", 65);
    private final RtpPacket packet = new RtpPacket();
    private final byte[] bytes = new byte[1_200];
    private int sequence;

    private static InboundTrack source(String participant, int handle) {
        return new InboundTrack(
                new StreamInfo(participant, "camera", true, handle, handle, true, true),
                new LayerSet(handle),
                new SilentUpstream(),
                (track, packet, now) -> {});
    }

    private static final class SilentUpstream implements InboundTrack.Upstream {
        @Override
        public void requestKeyframe(InboundTrack track) {}

        @Override
        public void requestMissing(InboundTrack track, long now) {}
    }

    private void send(InboundTrack source) {
        sequence++;
        RtpPacket.writeHeader(bytes, 0, true, 96, sequence & 0xFFFF, sequence * 3_000, 1);
        packet.wrap(bytes, 0, bytes.length);
        tap.media(source, packet, sequence * 1_000_000L);
    }

    private List<TapBlock> flushed() {
        tap.flush();
        return tap.takeFull();
    }

    @Test
    void onlyThoseWhoAgreedAreCopied() {
        // Given
        tap.record(Set.of("p-alice"));

        // When
        send(alice);
        send(bob);

        // Then
        List<TapBlock> blocks = flushed();
        assertThat(blocks).hasSize(1);
        assertThat(ReadBlock.of(blocks.getFirst()).packets())
                .extracting(copied -> copied.source().participant())
                .containsExactly("p-alice");
    }

    @Test
    void whoTakesTheConsentBackIsNotCopiedFromThenOn() {
        // Given
        tap.record(Set.of("p-alice", "p-bob"));
        send(alice);
        send(bob);

        // When
        tap.record(Set.of("p-bob"));
        send(alice);
        send(bob);

        // Then
        assertThat(ReadBlock.of(flushed().getFirst()).packets())
                .extracting(copied -> copied.source().participant())
                .containsExactly("p-alice", "p-bob", "p-bob");
    }

    @Test
    void packetsAreCopiedAsTheyCame() {
        // Given
        tap.record(Set.of("p-alice"));
        send(alice);
        byte[] sent = bytes.clone();

        // When
        packet.sequenceNumber(7);

        // Then
        TapBlock block = flushed().getFirst();
        assertThat(block.beganMillis()).isEqualTo(WALL);
        assertThat(block.beganNanos()).isEqualTo(1_000_000L);
        assertThat(ReadBlock.of(block).packets().getFirst().rtp()).isEqualTo(sent);
    }

    @Test
    void everyBlockCanBeReadAlone() {
        // Given
        tap.record(Set.of("p-alice", "p-bob"));

        // When
        for (int i = 0; i < 60; i++) {
            send(i % 2 == 0 ? alice : bob);
        }

        // Then
        List<TapBlock> blocks = flushed();
        assertThat(blocks).hasSize(2);
        assertThat(blocks)
                .flatMap(block -> ReadBlock.of(block).packets())
                .hasSize(60)
                .allSatisfy(copied -> assertThat(copied.source()).isNotNull())
                .extracting(ReadBlock.Packet::sequence)
                .isSorted();
    }

    @Test
    void aBlockThatCameBackIsWrittenAnew() {
        // Given
        tap.record(Set.of("p-alice"));
        send(alice);
        flushed().forEach(pool::release);

        // When
        send(alice);

        // Then
        assertThat(ReadBlock.of(flushed().getFirst()).packets())
                .extracting(copied -> copied.source().participant())
                .containsExactly("p-alice");
    }

    @Test
    void whatFindsNoRoomIsCountedAndSaid() {
        // Given
        tap.record(Set.of("p-alice"));
        int fitting = BLOCKS * (TapBlock.CAPACITY / (bytes.length + 11));

        // When
        for (int i = 0; i < fitting + 10; i++) {
            send(alice);
        }
        List<TapBlock> blocks = flushed();
        int copied = blocks.stream().mapToInt(b -> ReadBlock.of(b).packets().size()).sum();
        long droppedMeanwhile = blocks.stream().mapToLong(TapBlock::droppedBefore).sum();
        blocks.forEach(pool::release);
        send(alice);

        // Then
        assertThat(blocks).hasSize(BLOCKS);
        assertThat(droppedMeanwhile).isZero();
        assertThat(flushed().getFirst().droppedBefore())
                .isEqualTo((long) fitting + 10 - copied)
                .isPositive();
    }

    @Test
    void aNewNumberingIsANewSource() {
        // Given
        tap.record(Set.of("p-alice"));
        receive(100, 1_000_000);
        send(alice);

        // When
        receive(30_000, 2_000_000);
        send(alice);

        // Then
        assertThat(ReadBlock.of(flushed().getFirst()).packets())
                .extracting(copied -> copied.source().generation())
                .containsExactly(0, 1);
    }

    @Test
    void whatSendersReportIsCopiedToo() {
        // Given
        tap.record(Set.of("p-alice"));
        receive(100, 2_000_000);
        send(alice);

        // When
        alice.clock().report(0x1234_5678_9ABC_DEF0L, 77, 5_000_000);
        tap.report(alice);
        bob.clock().report(1, 2, 5_000_000);
        tap.report(bob);

        // Then
        List<ReadBlock.Packet> copied = ReadBlock.of(flushed().getFirst()).packets();
        assertThat(copied).hasSize(2);
        assertReport(copied.getLast(), 4_000);
    }

    @Test
    void aRecordingThatBeginsKnowsTheLastReport() {
        // Given
        receive(100, 500_000);
        alice.clock().report(0x1234_5678_9ABC_DEF0L, 77, 600_000);
        tap.record(Set.of("p-alice"));

        // When
        send(alice);

        // Then
        List<ReadBlock.Packet> copied = ReadBlock.of(flushed().getFirst()).packets();
        assertThat(copied).hasSize(2);
        assertReport(copied.getFirst(), -400);
    }

    private void receive(int number, long now) {
        MediaPacket received = new MediaPacket();
        RtpPacket.writeHeader(bytes, 0, true, 96, number, 0, 1);
        received.rtp.wrap(bytes, 0, bytes.length);
        alice.received(received, now);
    }

    private static void assertReport(ReadBlock.Packet copied, int micros) {
        List<Long> said = new ArrayList<>();
        RtcpReader.read(
                copied.rtp(),
                0,
                copied.rtp().length,
                new RtcpHandler() {
                    @Override
                    public void senderReport(int ssrc, long ntp, int rtp, long count, long sum) {
                        said.addAll(List.of((long) ssrc, ntp, (long) rtp));
                    }
                });
        assertThat(said).containsExactly(1L, 0x1234_5678_9ABC_DEF0L, 77L);
        assertThat(copied.arrivalMicros()).isEqualTo(micros);
    }

    @Test
    void copyingAllocatesNothing() {
        // Given
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        tap.record(Set.of("p-alice", "p-bob"));
        int packets = 20_000;
        copyAndReturn(packets);

        // When
        long before = thread.getCurrentThreadAllocatedBytes();
        long returned = copyAndReturn(packets);
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;

        // Then: what it takes to hand blocks back in this test, and less than a byte a packet
        assertThat(returned).isGreaterThan(100);
        assertThat(allocated).isLessThan(packets + returned * 256);
    }

    /** Copies, and gives each full block back as the recorder's side would; how many those were. */
    private long copyAndReturn(int packets) {
        long returned = 0;
        for (int i = 0; i < packets; i++) {
            send(i % 2 == 0 ? alice : bob);
            if (i % 50 == 49) {
                for (TapBlock block : tap.takeFull()) {
                    pool.release(block);
                    returned++;
                }
            }
        }
        return returned;
    }
}
