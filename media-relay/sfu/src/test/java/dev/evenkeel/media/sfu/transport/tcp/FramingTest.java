package dev.evenkeel.media.sfu.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FramingTest {
    private static final int LONGEST = 16_384;

    private final FrameReader reader = new FrameReader(LONGEST);
    private final List<byte[]> read = new ArrayList<>();

    private boolean read(byte[] bytes) {
        return reader.read(
                ByteBuffer.wrap(bytes),
                (buffer, length) -> read.add(Arrays.copyOf(buffer, length)));
    }

    @RepeatedTest(50)
    void whereverAStreamIsCutTheFramesAreThoseThatWereWritten(RepetitionInfo run)
            throws IOException {
        // Given
        Random random = new Random(run.getCurrentRepetition());
        FrameWriter writer = new FrameWriter(64 * 1_024);
        Narrow channel = new Narrow(random);
        List<byte[]> written = new ArrayList<>();

        // When
        for (int i = 0; i < 400; i++) {
            byte[] frame = new byte[1 + random.nextInt(i % 10 == 0 ? LONGEST : 1_200)];
            random.nextBytes(frame);
            if (writer.add(frame, frame.length)) {
                written.add(frame);
            }
            writer.writeTo(channel);
        }
        while (!writer.isEmpty()) {
            writer.writeTo(channel);
        }
        byte[] stream = channel.taken.toByteArray();
        for (int at = 0; at < stream.length; ) {
            int end = Math.min(stream.length, at + 1 + random.nextInt(3_000));
            assertThat(read(Arrays.copyOfRange(stream, at, end))).isTrue();
            at = end;
        }

        // Then
        assertThat(read).containsExactlyElementsOf(written);
    }

    @RepeatedTest(50)
    void whatIsDiscardedHadNotBegunToLeave(RepetitionInfo run) throws IOException {
        // Given
        Random random = new Random(run.getCurrentRepetition());
        FrameWriter writer = new FrameWriter(8 * 1_024);
        Narrow channel = new Narrow(random);

        // When
        for (int i = 0; i < 500; i++) {
            byte[] frame = new byte[1 + random.nextInt(1_500)];
            Arrays.fill(frame, (byte) frame.length);
            writer.add(frame, frame.length);
            writer.writeTo(channel);
            if (random.nextInt(5) == 0) {
                writer.discard();
            }
        }
        while (!writer.isEmpty()) {
            writer.writeTo(channel);
        }

        // Then
        assertThat(read(channel.taken.toByteArray())).isTrue();
        assertThat(read).isNotEmpty();
        for (byte[] frame : read) {
            assertThat(frame).containsOnly((byte) frame.length);
        }
    }

    @Test
    void aLineThatIsFullTakesNothing() {
        // Given
        FrameWriter writer = new FrameWriter(100);

        // Then
        assertThat(writer.add(new byte[98], 98)).isTrue();
        assertThat(writer.add(new byte[1], 1)).isFalse();
    }

    @Test
    void emptyFramesMeanNothing() {
        // When
        boolean good = read(new byte[] {0, 0, 0, 1, 7, 0, 0});

        // Then
        assertThat(good).isTrue();
        assertThat(read).containsExactly(new byte[] {7});
    }

    @Test
    void aFrameThatIsTooLongEndsTheStreamBeforeAnyOfItIsKept() {
        assertThat(read(new byte[] {0x40, 0x01})).isFalse();
        assertThat(read).isEmpty();
    }

    @RepeatedTest(200)
    void whateverComesThereIsNoFrameButWithinTheLimits(RepetitionInfo run) {
        // Given
        Random random = new Random(1_000 + run.getCurrentRepetition());
        byte[] noise = new byte[random.nextInt(200_000)];
        random.nextBytes(noise);

        // When
        boolean good = true;
        for (int at = 0; good && at < noise.length; ) {
            int end = Math.min(noise.length, at + 1 + random.nextInt(5_000));
            good = read(Arrays.copyOfRange(noise, at, end));
            at = end;
        }

        // Then
        int taken = read.stream().mapToInt(frame -> frame.length + FrameReader.HEADER).sum();
        assertThat(taken).isLessThanOrEqualTo(noise.length);
        assertThat(read).allMatch(frame -> frame.length > 0 && frame.length <= LONGEST);
    }

    /** A network that takes some bytes, or none. */
    private static final class Narrow implements WritableByteChannel {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final Random random;

        Narrow(Random random) {
            this.random = random;
        }

        @Override
        public int write(ByteBuffer from) {
            byte[] some = new byte[Math.min(from.remaining(), random.nextInt(4_000))];
            from.get(some);
            taken.writeBytes(some);
            return some.length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // nothing to free
        }
    }
}
