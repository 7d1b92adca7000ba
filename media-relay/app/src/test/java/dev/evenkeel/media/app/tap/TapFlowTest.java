package dev.evenkeel.media.app.tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import dev.evenkeel.media.sfu.inbound.StreamInfo;
import dev.evenkeel.media.sfu.tap.BlockPool;
import dev.evenkeel.media.sfu.tap.MeetingTap;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TapFlowTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int BLOCK_BYTES = 64 * 1024;
    private static final int BLOCKS = 4;
    private static final long END = -1;
    private static final long ALIVE = 0;

    private final BlockPool pool = new BlockPool((long) BLOCKS * BLOCK_BYTES);
    private final MeetingTap tap = new MeetingTap(pool, () -> 0);
    private final TapFlow flow = new TapFlow("f-1", "meeting", tap, pool, 0);
    private final Recorder recorder = new Recorder();
    private int sent;

    private static final class Recorder implements TapFlow.Reader {
        private int woken;

        @Override
        public void wake() {
            woken++;
        }
    }

    private static final class SilentUpstream implements InboundTrack.Upstream {
        @Override
        public void requestKeyframe(InboundTrack track) {}

        @Override
        public void requestMissing(InboundTrack track, long now) {}
    }

    private final InboundTrack ann =
            new InboundTrack(
                    new StreamInfo("p-ann", "camera", true, 1, 1, true, true),
                    new LayerSet(1),
                    new SilentUpstream(),
                    (track, packet, now) -> {});

    private void hold(int blocks, long now) {
        byte[] bytes = new byte[100];
        RtpPacket packet = new RtpPacket();
        tap.record(Set.of("p-ann"));
        for (int i = 0; i < blocks; i++) {
            RtpPacket.writeHeader(bytes, 0, true, 96, ++sent, sent * 3_000, 1);
            packet.wrap(bytes, 0, bytes.length);
            tap.media(ann, packet, now);
            tap.flush();
        }
        flow.collect(now);
    }

    /** What there is to write, and is written: numbers of blocks, signs of life, the end. */
    private List<Long> take(TapFlow.Reader by, long now) {
        List<Long> taken = new ArrayList<>();
        for (TapFrame frame = flow.next(by, now); frame != null; frame = flow.next(by, now)) {
            taken.addAll(numbers(frame.bytes()));
            flow.written(frame);
            if (frame.isEnd()) {
                return taken;
            }
        }
        return taken;
    }

    private static List<Long> numbers(Buffer frames) {
        List<Long> numbers = new ArrayList<>();
        for (int at = 0; at < frames.length(); ) {
            int length = frames.getInt(at);
            numbers.add(length > 0 ? frames.getLong(at + Integer.BYTES) : length);
            at += Integer.BYTES + Math.max(0, length);
        }
        return numbers;
    }

    @Test
    void allThatHasComeIsOneWakeUp() {
        // Given
        flow.read(recorder, 0);

        // When
        hold(3, 1);

        // Then
        assertThat(recorder.woken).isEqualTo(1);
        assertThat(take(recorder, 1)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void allThatHasComeIsWrittenAtOnce() {
        // Given
        flow.read(recorder, 0);
        hold(3, 1);

        // When
        TapFrame frame = flow.next(recorder, 1);

        // Then
        assertThat(frame).isNotNull();
        assertThat(numbers(frame.bytes())).containsExactly(1L, 2L, 3L);
        assertThat(flow.next(recorder, 1)).isNull();
    }

    @Test
    void aBlockThatIsBeingWrittenIsNotFilledAgainThoughItIsSafe() {
        // Given
        flow.read(recorder, 0);
        hold(BLOCKS, 1);
        TapFrame frame = Objects.requireNonNull(flow.next(recorder, 1));
        byte[] before = frame.bytes().getBytes();

        // When
        flow.acknowledged(BLOCKS);
        hold(1, 2);

        // Then
        assertThat(frame.bytes().getBytes()).isEqualTo(before);
        assertThat(take(recorder, 2)).isEmpty();
        flow.written(frame);
        hold(1, 3);
        assertThat(take(recorder, 3)).containsExactly(BLOCKS + 1L);
    }

    @Test
    void whatIsNotSafeIsReadAgainByWhoComesNext() {
        // Given
        Recorder next = new Recorder();
        flow.read(recorder, 0);
        hold(3, 1);
        take(recorder, 1);
        flow.acknowledged(1);

        // When
        flow.read(next, 2);

        // Then
        assertThat(take(recorder, 2)).containsExactly(END);
        assertThat(take(next, 2)).containsExactly(2L, 3L);
    }

    @Test
    void aRecorderWithoutRoomIsMissedAndMissesNothing() {
        // Given
        flow.read(recorder, 0);
        hold(2, SECOND);

        // When
        long silent = flow.silentNanos(5 * SECOND);

        // Then
        assertThat(silent).isEqualTo(5 * SECOND);
        assertThat(take(recorder, 5 * SECOND)).containsExactly(1L, 2L);
        assertThat(flow.silentNanos(5 * SECOND)).isZero();
    }

    @Test
    void withoutMediaThereIsASignOfLifeEachSecond() {
        // Given
        flow.read(recorder, 0);

        // When
        flow.collect(SECOND + 1);

        // Then
        assertThat(recorder.woken).isEqualTo(1);
        assertThat(take(recorder, SECOND + 1)).containsExactly(ALIVE);
        assertThat(take(recorder, 2 * SECOND)).isEmpty();
    }

    @Test
    void afterTheLastBlockComesTheEnd() {
        // Given
        flow.read(recorder, 0);
        hold(1, 1);
        tap.close();

        // When
        List<Long> taken = take(recorder, 2);
        flow.acknowledged(1);

        // Then
        assertThat(taken).containsExactly(1L, END);
        assertThat(flow.isOver()).isTrue();
    }

    @Test
    void whoWentIsNotWaitedForAtTheEnd() {
        // Given
        flow.read(recorder, 0);
        tap.close();

        // When
        flow.left(recorder);

        // Then
        assertThat(flow.isOver()).isTrue();
    }
}
