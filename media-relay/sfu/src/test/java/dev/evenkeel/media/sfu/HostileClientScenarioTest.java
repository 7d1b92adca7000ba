package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.TwoRelays.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mallory has a session like everybody else and uses it badly. */
class HostileClientScenarioTest {
    private final TwoRelays relays = new TwoRelays();
    private final Random random = new Random(6);
    private Path bob;
    private Path mallory;

    @BeforeEach
    void everybodyIsHere() {
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        bob = relays.join(relays.a, "p-bob", true, 1, "p-alice", "p-mallory");
        mallory = relays.join(relays.a, "p-mallory", true, 1, "p-alice");
        alice.client().sendMedia(true);
        relays.network.runMillis(1_000);
    }

    private void othersGoOn() {
        relays.network.runMillis(1_000);
        assertThat(bob.from("p-alice", "camera").longestDecodingGapMillis()).isLessThan(50);
        Continuity.check(bob.from("p-alice", "camera").packets());
    }

    @Test
    void randomBytesDoNoHarm() {
        // When
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(200)];
            random.nextBytes(bytes);
            bytes[0] = (byte) (0x80 | (bytes[0] & 0x3F));
            mallory.client().sendRaw(bytes, i % 2 == 0);
        }

        // Then
        othersGoOn();
    }

    @Test
    void randomPayloadsOfAKnownStreamDoNoHarm() {
        // Given: Mallory's SSRCs are 1,030 to 1,032
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[12 + random.nextInt(40)];
            random.nextBytes(bytes);
            int type = new int[] {111, 96, 97}[i % 3];
            RtpPacket.writeHeader(
                    bytes, 0, false, type, random.nextInt(), random.nextInt(), 1_030 + i % 3);

            // When
            mallory.client().sendRaw(bytes, false);
            relays.network.runMillis(1);
        }

        // Then
        othersGoOn();
    }

    @Test
    void askingForEverythingAgainDoesNotMultiplyIt() {
        // Given
        long before = relays.a.counters().packetsForwarded();
        int got = mallory.from("p-alice", "camera").repeated();
        RtcpWriter writer = new RtcpWriter(1_200);
        int ssrc = mallory.from("p-alice", "camera").ssrc();
        int last = (int) mallory.from("p-alice", "camera").packets().getLast().sequence();

        // When: every packet of the last half second, a hundred times at once
        for (int i = 0; i < 100; i++) {
            writer.clear();
            writer.receiverReport(1).nack(1, ssrc);
            writer.nackItem(last - 17 & 0xFFFF, 0xFFFF).nackItem(last - 34 & 0xFFFF, 0xFFFF);
            mallory.client().sendRaw(Arrays.copyOf(writer.buffer(), writer.length()), true);
        }
        relays.network.runMillis(10);

        // Then
        assertThat(mallory.from("p-alice", "camera").repeated() - got).isLessThanOrEqualTo(34);
        assertThat(relays.a.counters().packetsForwarded()).isGreaterThanOrEqualTo(before);
        othersGoOn();
    }

    @Test
    void aStreamWhoseNumbersJumpIsStillOneStream() {
        // Given
        for (int start : new int[] {100, 40_000, 20_000}) {
            for (int i = 0; i < 50; i++) {
                byte[] bytes = new byte[16];
                RtpPacket.writeHeader(bytes, 0, false, 111, start + i, start * 9 + i * 960, 1_030);

                // When
                mallory.client().sendRaw(bytes, false);
                relays.network.runMillis(20);
            }
        }

        // Then
        var packets = bob.from("p-mallory", "microphone").packets();
        assertThat(packets).hasSize(150);
        Continuity.check(packets);
    }
}
