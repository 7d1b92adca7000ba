package dev.evenkeel.media.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.media.sfu.simulation.ClientPath;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LossyPathTest {
    private static final int PACKETS = 20_000;

    private final Counted relay = new Counted();
    private final Received client = new Received();
    private final Loss loss = new Loss(0.15);
    private final ClientPath path = new LossyPath(relay, loss::takesNext);

    @BeforeEach
    void connect() {
        path.connect(client);
    }

    @Test
    void nothingIsLostBeforeItBegins() {
        // When
        send();

        // Then
        assertThat(relay.packets).isEqualTo(PACKETS);
        assertThat(client.packets).isEqualTo(PACKETS);
    }

    @Test
    void thatShareIsLostEachWayFromThenOn() {
        // Given
        loss.begin();

        // When
        send();

        // Then
        assertThat(relay.packets).isCloseTo((int) (PACKETS * 0.85), Percentage.withPercentage(3));
        assertThat(client.packets).isCloseTo((int) (PACKETS * 0.85), Percentage.withPercentage(3));
    }

    @Test
    void aRatioThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new Loss(15))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("loss ratio: expected 0–1, got 15.0");
    }

    private void send() {
        for (int i = 0; i < PACKETS; i++) {
            boolean rtcp = i % 10 == 0;
            path.uplink(new byte[0], rtcp);
            relay.downlink(rtcp);
        }
    }

    /** The relay's end. */
    private static final class Counted implements ClientPath {
        private int packets;
        private Client client = new Received();

        @Override
        public void connect(Client connected) {
            client = connected;
        }

        @Override
        public void uplink(byte[] packet, boolean rtcp) {
            packets++;
        }

        @Override
        public void disconnect(String reason) {}

        void downlink(boolean rtcp) {
            if (rtcp) {
                client.rtcp(new byte[0]);
            } else {
                client.rtp(new byte[0]);
            }
        }
    }

    /** The person's end. */
    private static final class Received implements ClientPath.Client {
        private int packets;

        @Override
        public void rtp(byte[] packet) {
            packets++;
        }

        @Override
        public void rtcp(byte[] packet) {
            packets++;
        }

        @Override
        public void ended() {}
    }
}
