package dev.evenkeel.media.sfu.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.rtp.NetworkOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long MILLI = 1_000_000;

    private final Pacer pacer = new Pacer();
    private final List<Integer> gone = new ArrayList<>();

    private void add(int ssrc, int packets) {
        for (int i = 0; i < packets; i++) {
            byte[] packet = new byte[100 + i];
            NetworkOrder.putInt32(packet, 8, ssrc);
            pacer.add(packet, 0, packet.length, true);
        }
    }

    private void drain() {
        for (int i = 1; i <= 100; i++) {
            pacer.credit(1_000_000, i * 20 * MILLI);
            pacer.drain(
                    (buffer, offset, _, _, _) -> gone.add(NetworkOrder.int32(buffer, offset + 8)),
                    i * 20 * MILLI);
        }
    }

    @Test
    void whatWaitsOfOneStreamCanBeForgottenAndTheRestKeepsItsOrder() {
        // Given
        add(7, 2);
        add(8, 3);
        add(7, 1);
        add(9, 1);

        // When
        pacer.drop(7);

        // Then
        drain();
        assertThat(gone).containsExactly(8, 8, 8, 9);
    }

    @Test
    void nothingIsLeftOfAStreamThatWaitedAlone() {
        // Given
        add(7, 512);

        // When
        pacer.drop(7);

        // Then
        assertThat(pacer.isFull()).isFalse();
        drain();
        assertThat(gone).isEmpty();
    }
}
