package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.simulation.ReceivedStream.Packet;
import java.util.List;

/** What a receiver relies on, packet by packet. */
final class Continuity {
    private static final int VIDEO_TICKS_PER_MILLI = 90;

    private Continuity() {}

    /**
     * Sequence numbers and picture ids go on by one, timestamps never go back and keep pace with
     * time.
     */
    static void check(List<Packet> packets) {
        assertThat(packets).isNotEmpty();
        for (int i = 1; i < packets.size(); i++) {
            Packet before = packets.get(i - 1);
            Packet after = packets.get(i);
            assertThat(after.sequence()).isEqualTo(before.sequence() + 1);
            int ticks = after.timestamp() - before.timestamp();
            assertThat(ticks).as("timestamp after %s", before).isGreaterThanOrEqualTo(0);
            if (after.pictureId() >= 0) {
                int frames = after.pictureId() - before.pictureId() & 0x7FFF;
                assertThat(frames).as("picture id after %s", before).isEqualTo(ticks > 0 ? 1 : 0);
                long millis = (after.at() - before.at()) / 1_000_000;
                assertThat((double) ticks / VIDEO_TICKS_PER_MILLI)
                        .as("timestamp against time after %s", before)
                        .isBetween(millis - 45.0, millis + 45.0);
            }
        }
    }
}
