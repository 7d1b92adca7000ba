package dev.evenkeel.media.sfu.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.inbound.PacketCache;
import org.junit.jupiter.api.Test;

class SentPacketsTest {
    private final SentPackets sent = new SentPackets();

    private static Mapping mapping(int firstIn, long firstOut) {
        return new Mapping(new PacketCache(8, 64), firstIn, firstOut, 0, 0, 0);
    }

    @Test
    void findsTheMappingAPacketWasSentUnder() {
        // Given
        Mapping first = mapping(500, 0x1_FFF0);
        Mapping second = mapping(7, 0x2_0005);
        sent.add(first);
        sent.add(second);

        // Then
        assertThat(sent.find(0xFFFF, 0x2_0010)).isSameAs(first);
        assertThat(first.sequenceIn(0xFFFF)).isEqualTo(515);
        assertThat(sent.find(4, 0x2_0010)).isSameAs(first);
        assertThat(sent.find(5, 0x2_0010)).isSameAs(second);
        assertThat(second.sequenceIn(6)).isEqualTo(8);
    }

    @Test
    void knowsNothingOfTheFutureOrTheFarPast() {
        // Given
        sent.add(mapping(500, 0x1_0010));

        // Then
        assertThat(sent.find(0x21, 0x1_0020)).isNull();
        assertThat(sent.find(0x0F, 0x1_0020)).isNull();
    }

    @Test
    void forgetsTheOldest() {
        // Given
        for (int i = 0; i <= SentPackets.CAPACITY; i++) {
            sent.add(mapping(0, 0x1_0000 + 10L * i));
        }

        // Then
        long highest = 0x1_0000 + 10L * SentPackets.CAPACITY;
        assertThat(sent.find(5, highest)).isNull();
        assertThat(sent.find(15, highest)).isNotNull();
    }
}
