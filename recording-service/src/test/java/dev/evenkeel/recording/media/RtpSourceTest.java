package dev.evenkeel.recording.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.recording.kit.Clip;
import dev.evenkeel.recording.kit.Packets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is lost on the way is left out whole, and nothing that was built on it is written. */
class RtpSourceTest {
    private static final int ROUNDS = 60;

    private static List<byte[]> clip(Codec codec) {
        return switch (codec) {
            case OPUS -> Clip.opus().frames();
            case VP8 -> Clip.vp8().frames();
            case VP9 -> Clip.vp9().frames();
            case H264 -> Clip.h264().frames();
            case AV1 -> Clip.av1().frames();
        };
    }

    private static List<byte[]> packets(Codec codec) {
        Packets packets = new Packets(codec, 66, 65_500);
        return clip(codec).stream().flatMap(frame -> packets.next(frame).stream()).toList();
    }

    private static List<Frame> frames(Codec codec, List<byte[]> packets) {
        List<Frame> frames = new ArrayList<>();
        RtpSource source = new RtpSource(codec, frames::add);
        packets.forEach(packet -> source.received(packet, 0, packet.length, 0, 1));
        source.end();
        return frames;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPUS")
    void afterALostPacketNothingComesUntilTheNextKeyframe(Codec codec) {
        // Given
        Random random = new Random(codec.ordinal());
        List<byte[]> all = packets(codec);
        List<byte[]> clip = clip(codec);

        for (int round = 0; round < ROUNDS; round++) {
            List<byte[]> some = new ArrayList<>(all);
            some.remove(1 + random.nextInt(all.size() - 1));

            // When
            List<Frame> frames = frames(codec, some);

            // Then
            assertThat(frames).hasSizeLessThan(clip.size());
            assertThat(clip).containsAll(frames.stream().map(Frame::data).toList());
            assertThat(frames.stream().filter(Frame::afterLoss)).allMatch(Frame::keyframe);
            assertThat(frames.stream().filter(Frame::afterLoss)).hasSizeLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H264", "AV1"})
    void anyBytesAreTakenOrLeftOut(Codec codec) {
        // Given
        Random random = new Random(11);
        List<byte[]> all = packets(codec);

        for (int round = 0; round < ROUNDS; round++) {
            List<byte[]> noise = all.stream().map(byte[]::clone).toList();
            for (byte[] packet : noise) {
                int from = 12 + random.nextInt(packet.length - 12);
                IntStream.range(from, Math.min(packet.length, from + 3))
                        .forEach(at -> packet[at] = (byte) random.nextInt());
            }

            // When
            List<Frame> frames = frames(codec, noise);

            // Then
            assertThat(frames).hasSizeLessThanOrEqualTo(all.size());
        }
    }

    @Test
    void aTrackOfH264IsEnteredWithItsParameterSets() {
        // Given
        List<byte[]> packets = packets(Codec.H264);

        // When
        List<Frame> frames = frames(Codec.H264, packets);

        // Then
        byte[] configuration = frames.getFirst().configuration();
        assertThat(configuration[0]).isEqualTo((byte) 1);
        assertThat(configuration[1]).as("High profile").isEqualTo((byte) 100);
        assertThat(frames.stream().filter(Frame::keyframe))
                .allMatch(frame -> frame.configuration().length > 0)
                .hasSize(2);
    }
}
