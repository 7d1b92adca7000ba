package dev.evenkeel.media.rtp.rtcp;

import static dev.evenkeel.media.rtp.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.rtp.Garbage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArrivalFeedbackTest {
    private static final int SSRC = 7;

    private final ArrivalFeedback feedback = new ArrivalFeedback();
    private final RtcpWriter writer = new RtcpWriter(1_200);
    private final Told told = new Told();
    private int sequence;

    /** What the sender hears. */
    private static final class Told implements RtcpHandler {
        private final List<Integer> lost = new ArrayList<>();
        private final TreeMap<Integer, Long> arrivals = new TreeMap<>();
        private int messages;

        @Override
        public void packetReported(int sequence, boolean received, long arrivalTicks) {
            if (received) {
                arrivals.put(sequence, arrivalTicks);
            } else {
                lost.add(sequence);
            }
        }

        @Override
        public void feedbackComplete() {
            messages++;
        }
    }

    private void arrive(int sequence, long ticks) {
        feedback.arrived(sequence, SSRC, ticks * ArrivalFeedback.TICK_NANOS);
    }

    private String written() {
        writer.clear();
        feedback.write(writer, 1);
        return hex(writer.buffer(), writer.length());
    }

    private void hear() {
        while (feedback.pending()) {
            written();
            assertThat(RtcpReader.read(writer.buffer(), 0, writer.length(), told)).isTrue();
        }
    }

    private static String digits(String vector) {
        return vector.replace(" ", "").toLowerCase(java.util.Locale.ROOT);
    }

    /** As a browser sent it. */
    @Test
    void onePacket() {
        // Given: the 24th message
        long reference = 0x3D_E802L * ArrivalFeedback.TICKS_PER_REFERENCE;
        for (int i = 0; i < 23; i++) {
            arrive(130 + i, reference);
            written();
        }
        feedback.arrived(153, 0x4303_2FA0, (reference + 0x94) * ArrivalFeedback.TICK_NANOS);

        // When
        writer.clear();
        feedback.write(writer, 0xFA17_FA17);

        // Then
        assertThat(hex(writer.buffer(), writer.length()))
                .isEqualTo(digits("AFCD0005 FA17FA17 43032FA0 0099 0001 3DE802 17 2001 94 01"));
    }

    @Test
    void aLossAndALongWaitOverTheWrap() {
        // Given
        arrive(0xFFFE, 256);
        arrive(0, 260);
        arrive(1, 660);

        // Then: a vector of two-bit symbols
        assertThat(written())
                .isEqualTo(
                        digits(
                                "AFCD0006 00000001 00000007 FFFE 0004 000001 00 D180 00 04 0190"
                                        + " 0002"));
    }

    @Test
    void aLossAmongManyTakesOneBitEach() {
        // Given
        for (int i = 0; i < 15; i++) {
            if (i != 1) {
                arrive(10 + i, 4L * i);
            }
        }

        // Then: a vector of one-bit symbols, then a run of one
        assertThat(written())
                .isEqualTo(
                        digits(
                                "AFCD0009 00000001 00000007 000A 000F 000000 00 AFFF 2001 00 08"
                                        + " 040404040404040404040404 0002"));
    }

    @Test
    void overtakenPacketsArriveBeforeTheirPredecessors() {
        // Given
        arrive(1, 20);
        arrive(2, 10);

        // Then
        assertThat(written())
                .isEqualTo(
                        digits(
                                "AFCD0006 00000001 00000007 0001 0002 000000 00 D800 14 FFF6 000003"));
    }

    @Test
    void everyPacketIsReportedOnceWithItsTime() {
        // Given
        Random dice = new Random(3);
        TreeMap<Integer, Long> truth = new TreeMap<>();
        long ticks = 1_000_000;
        int last = 0;
        for (int sequence = 1; sequence < 20_000; sequence++) {
            ticks += dice.nextInt(100) == 0 ? dice.nextInt(20_000) : dice.nextInt(8);
            if (dice.nextInt(10) > 0) {
                arrive(sequence, ticks);
                truth.put(sequence, ticks);
                last = sequence;
            }
            // When
            if (dice.nextInt(200) == 0) {
                hear();
            }
        }
        hear();

        // Then
        assertThat(told.arrivals).isEqualTo(truth);
        assertThat(told.lost)
                .doesNotHaveDuplicates()
                .hasSize(last - truth.firstKey() + 1 - truth.size());
        assertThat(told.messages).isGreaterThan(50);
    }

    @Test
    void whatComesLateIsReportedAfterAll() {
        // Given
        arrive(1, 0);
        arrive(3, 8);
        hear();

        // When
        arrive(2, 12);
        hear();

        // Then
        assertThat(told.lost).containsExactly(2);
        assertThat(told.arrivals).containsEntry(2, 12L).containsEntry(3, 8L);
    }

    @Test
    void aSenderThatJumpsFarAheadIsFollowed() {
        // Given
        arrive(1, 0);
        hear();

        // When
        arrive(30_000, 100);
        hear();

        // Then
        assertThat(told.arrivals).containsEntry(30_000, 100L);
        assertThat(told.lost).isEmpty();
        assertThat(feedback.pending()).isFalse();
    }

    @Test
    void nothingIsAllocatedOnceItRuns() {
        // Given
        Runnable round =
                () -> {
                    for (int i = 0; i < 3_000; i++) {
                        sequence += 3;
                        arrive(sequence & 0xFFFF, sequence * 5L);
                        if (i % 100 == 99) {
                            while (feedback.pending()) {
                                writer.clear();
                                feedback.write(writer, 1);
                            }
                        }
                    }
                };
        round.run();

        // When
        long before = allocated();
        round.run();
        long after = allocated();

        // Then: no more than the measurement itself takes
        assertThat(after - before).isLessThan(2_000);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean)
                        java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    @Test
    void noBytesDoHarmToTheReader() {
        byte[] good = hex("AFCD0006 00000001 00000007 FFFE 0004 000001 00 D180 00 04 0190 0002");
        Garbage.feed(
                9,
                40,
                good,
                bytes -> {
                    if (bytes.length > 4) {
                        bytes[0] = (byte) 0x8F;
                        bytes[1] = (byte) 205;
                        bytes[2] = 0;
                        bytes[3] = (byte) (bytes.length / 4 - 1);
                    }
                    RtcpReader.read(bytes, 0, bytes.length & ~3, told);
                    told.arrivals.clear();
                    told.lost.clear();
                });
    }

    @Test
    void whatIsCutShortIsRefused() {
        // Given: a delta is missing
        byte[] cut = hex("8FCD0005 00000001 00000007 0001 0003 000000 00 2003 0101");

        // When
        boolean valid = RtcpReader.read(cut, 0, cut.length, told);

        // Then
        assertThat(valid).isFalse();
        assertThat(told.messages).isZero();
    }

    @Test
    void feedbackOnMorePacketsThanAnybodyAsksAboutIsRefused() {
        // Given: a run of 8,191 that did not come, and twice so many in one compound packet
        String run = "8FCD0005 00000001 00000007 0000 1FFF 000000 00 1FFF 0000";
        byte[] one = hex(run);
        byte[] two = hex(run + run);

        // When
        boolean taken = RtcpReader.read(one, 0, one.length, told);
        boolean takenTwice = RtcpReader.read(two, 0, two.length, new Told());

        // Then
        assertThat(taken).isTrue();
        assertThat(told.lost).hasSize(8_191);
        assertThat(takenTwice).isFalse();
    }
}
