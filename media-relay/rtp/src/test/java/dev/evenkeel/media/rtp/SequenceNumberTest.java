package dev.evenkeel.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceNumberTest {
    @Test
    void comparesAcrossTheWrap() {
        assertThat(SequenceNumber.isNewer(1, 0xFFFF)).isTrue();
        assertThat(SequenceNumber.isNewer(0xFFFF, 1)).isFalse();
        assertThat(SequenceNumber.difference(2, 0xFFFE)).isEqualTo(4);
        assertThat(SequenceNumber.difference(0xFFFE, 2)).isEqualTo(-4);
        assertThat(SequenceNumber.next(0xFFFF)).isZero();
        assertThat(SequenceNumber.add(1, -3)).isEqualTo(0xFFFE);
    }

    @Test
    void extendsToTheNearest() {
        assertThat(SequenceNumber.extend(0x1_FFFF, 0)).isEqualTo(0x2_0000);
        assertThat(SequenceNumber.extend(0x2_0001, 0xFFFE)).isEqualTo(0x1_FFFE);
        assertThat(SequenceNumber.extend(0x2_0001, 1)).isEqualTo(0x2_0001);
    }
}
