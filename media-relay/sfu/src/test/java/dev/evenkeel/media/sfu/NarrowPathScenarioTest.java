package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.media.sfu.simulation.ReceivedStream;
import dev.evenkeel.media.sfu.simulation.SimulatedClient;
import dev.evenkeel.media.sfu.simulation.SimulatedTransport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the relay learns of paths, and what it does when one carries too little. */
class NarrowPathScenarioTest {
    private static final int LARGE = 5_002;

    private final TwoRelays relays = new TwoRelays();

    private SimulatedTransport transport(Path path) {
        return path.client().transport();
    }

    @Test
    void publishersLearnWhenTheirPacketsArrived() {
        // Given
        relays.placeBoth(1);
        Offers offer = Offers.offer().numbered();
        offer.send("microphone", 77, 0);
        SimulatedClient client = new SimulatedClient(relays.network);
        relays.connect(relays.a, "p-alice", offer, client, Map.of());

        // When: the third of four is lost
        for (int number : List.of(65_534, 65_535, 1)) {
            client.sendRaw(numbered(number), false);
            relays.network.runMillis(5);
        }
        relays.network.runMillis(200);

        // Then
        Map<Integer, Long> arrivals = client.reportedArrivals();
        assertThat(arrivals).containsOnlyKeys(65_534, 65_535, 1);
        assertThat(arrivals.get(65_535) - arrivals.get(65_534)).isEqualTo(20);
        assertThat(arrivals.get(1) - arrivals.get(65_535)).isEqualTo(20);
        assertThat(client.reportedLosses()).containsExactly(0);
        assertThat(client.remb()).isZero();
    }

    private static byte[] numbered(int number) {
        byte[] packet = new byte[24];
        RtpPacket.writeHeader(packet, 0, false, Offers.OPUS, number, number * 960, 77);
        packet[0] |= 0x10;
        packet[12] = (byte) 0xBE;
        packet[13] = (byte) 0xDE;
        packet[15] = 1;
        packet[16] = (byte) (Offers.TRANSPORT_SEQUENCE << 4 | 1);
        packet[17] = (byte) (number >> 8);
        packet[18] = (byte) number;
        return packet;
    }

    @Test
    void aWidePathIsNotHeldBack() {
        // Given
        relays.placeBoth(1);
        relays.publishLayers(relays.a, "p-alice", 5_000);
        Path bob = relays.watch(relays.a, "p-bob", "p-alice");

        // When
        relays.network.runMillis(10_000);

        // Then: no probes either
        ReceivedStream camera = bob.from("p-alice", "camera");
        assertThat(camera.packets().getLast().encoder()).isEqualTo(LARGE);
        assertThat(camera.longestDecodingGapMillis()).isLessThanOrEqualTo(80);
        assertThat(camera.repeated()).isZero();
    }

    /** 750 kbit/s would be the large layer, 270 the middle one, 90 the small one. */
    @Test
    void aNarrowPathGetsSmallerPicturesAndALargeOneAgainWhenItIsWide() {
        // Given
        relays.placeBoth(1);
        relays.publishLayers(relays.a, "p-alice", 5_000);
        Path bob = relays.watch(relays.a, "p-bob", "p-alice");
        relays.network.runMillis(3_000);

        // When
        transport(bob).downlink(450_000);
        relays.network.runMillis(10_000);
        ReceivedStream camera = bob.from("p-alice", "camera");
        final int narrow = camera.packets().getLast().encoder();
        transport(bob).downlink(450_000);
        relays.network.runMillis(3_000);
        final long queue = transport(bob).longestQueueMillis();
        transport(bob).downlink(10_000_000);
        long widened = relays.network.nanoTime();
        relays.network.runMillis(20_000);

        // Then
        assertThat(narrow).isBetween(5_000, 5_001);
        assertThat(queue).isLessThan(300);
        assertThat(camera.longestDecodingGapMillis()).isLessThan(500);
        assertThat(camera.packets().getLast().encoder()).isEqualTo(LARGE);
        assertThat(millisUntilLarge(camera, widened)).isLessThan(8_000);
        Continuity.check(steady(camera));
    }

    private static long millisUntilLarge(ReceivedStream camera, long from) {
        return camera.packets().stream()
                .filter(packet -> packet.at() > from && packet.encoder() == LARGE)
                .mapToLong(packet -> (packet.at() - from) / 1_000_000)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** Before the path became narrow, or after that was known, in time. */
    private static List<ReceivedStream.Packet> steady(ReceivedStream camera) {
        List<ReceivedStream.Packet> packets = camera.packets();
        return packets.subList(packets.size() - 500, packets.size());
    }

    @Test
    void voiceIsKeptWhereThereIsNoRoomForAPicture() {
        // Given
        relays.placeBoth(1);
        relays.publishLayers(relays.a, "p-alice", 5_000);
        Path bob = relays.watch(relays.a, "p-bob", "p-alice");
        relays.network.runMillis(3_000);

        // When
        transport(bob).downlink(60_000);
        relays.network.runMillis(15_000);
        int before = bob.from("p-alice", "microphone").packets().size();
        relays.network.runMillis(4_000);

        int heard = bob.from("p-alice", "microphone").packets().size() - before;
        String meanwhile = pictureState();
        transport(bob).downlink(10_000_000);
        relays.network.runMillis(15_000);

        // Then
        assertThat(heard).isGreaterThan(180);
        assertThat(meanwhile).isEqualTo("paused");
        assertThat(pictureState()).isEqualTo("flowing");
        ReceivedStream camera = bob.from("p-alice", "camera");
        assertThat(camera.packets().getLast().encoder()).isEqualTo(LARGE);
        assertThat(decodedLately(camera)).isGreaterThan(45);
    }

    /** Frames of the last two seconds. */
    private long decodedLately(ReceivedStream camera) {
        long from = relays.network.nanoTime() - 2_000_000_000;
        return camera.decodedAt().stream().filter(at -> at > from).count();
    }

    private String pictureState() {
        return pictureStates().getFirst();
    }

    /** A camera without layers can only come whole or pause. */
    @Test
    void twoWholeCamerasBecomeOneOnANarrowPath() {
        // Given: 30 kbit/s of voice and 90 of pictures each
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        Path carol = relays.join(relays.a, "p-carol", true, 1);
        alice.client().sendMedia(true);
        carol.client().sendMedia(true);
        Path bob = relays.watch(relays.a, "p-bob", "p-alice", "p-carol");
        relays.network.runMillis(3_000);

        // When
        transport(bob).downlink(210_000);
        relays.network.runMillis(15_000);
        int before = bob.from("p-carol", "microphone").packets().size();
        List<String> states = pictureStates();
        relays.network.runMillis(2_000);
        int heard = bob.from("p-carol", "microphone").packets().size() - before;
        transport(bob).downlink(10_000_000);
        relays.network.runMillis(13_000);
        bob.client().requestKeyframe(bob.mid("p-alice", "camera"));
        bob.client().requestKeyframe(bob.mid("p-carol", "camera"));
        relays.network.runMillis(2_500);

        // Then
        assertThat(states).containsExactlyInAnyOrder("flowing", "paused");
        assertThat(heard).isGreaterThan(85);
        assertThat(pictureStates()).containsOnly("flowing");
        assertThat(decodedLately(bob.from("p-alice", "camera"))).isGreaterThan(45);
        assertThat(decodedLately(bob.from("p-carol", "camera"))).isGreaterThan(45);
    }

    private List<String> pictureStates() {
        return relays.a.snapshot().streams().stream()
                .filter(stream -> stream.outbound() && stream.video())
                .map(RelaySnapshot.Stream::state)
                .toList();
    }
}
