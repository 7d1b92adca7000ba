package dev.evenkeel.media.sfu.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.inbound.PacketCache;
import org.junit.jupiter.api.Test;

class SequencerTest {
    private static final int CAPACITY = 64;

    private final Sequencer sequencer = new Sequencer(CAPACITY);
    private final Mapping first = mapping(500, 0x1_FFF0);
    private final Mapping second = mapping(7, 0x2_0000);

    private static Mapping mapping(int firstIn, long firstOut) {
        return new Mapping(new PacketCache(8, 64), firstIn, firstOut, 0, 0, 0);
    }

    private void send() {
        for (int i = 0; i < 16; i++) {
            sequencer.sent(0x1_FFF0 + i, 500 + i, 0, first);
        }
        for (int i = 0; i < 16; i++) {
            sequencer.sent(0x2_0000 + i, 7 + 2 * i, i, second);
        }
    }

    @Test
    void findsWhatAPacketWasMadeOf() {
        // When
        send();

        // Then
        assertThat(sequencer.mapping(0xFFFF, 0x2_000F)).isSameAs(first);
        assertThat(sequencer.sequenceIn(0xFFFF)).isEqualTo(515);
        assertThat(sequencer.mapping(5, 0x2_000F)).isSameAs(second);
        assertThat(sequencer.sequenceIn(5)).isEqualTo(17);
        assertThat(sequencer.skippedPictures(5)).isEqualTo(5);
    }

    @Test
    void knowsNothingOfTheFutureOrTheFarPast() {
        // Given
        send();
        for (int i = 16; i < 16 + CAPACITY; i++) {
            sequencer.sent(0x2_0000 + i, 7 + 2 * i, i, second);
        }

        // Then
        assertThat(sequencer.mapping(15, 0x2_004F)).isNull();
        assertThat(sequencer.mapping(16, 0x2_004F)).isSameAs(second);
        assertThat(sequencer.mapping(0x50, 0x2_004F)).isNull();
    }
}
