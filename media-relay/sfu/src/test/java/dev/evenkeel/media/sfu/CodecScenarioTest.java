package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.media.sfu.simulation.ReceivedStream.Packet;
import dev.evenkeel.media.sfu.simulation.SimulatedClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Encodings and their numbers, which differ from client to client. */
class CodecScenarioTest {
    private static final String H264 =
            "a=rtpmap:%1$d H264/90000\r\n"
                    + "a=fmtp:%1$d packetization-mode=1;profile-level-id=42e01f\r\n"
                    + "a=rtcp-fb:%1$d nack\r\na=rtcp-fb:%1$d nack pli\r\n";
    private static final String RED = "a=rtpmap:%1$d red/48000/2\r\na=fmtp:%1$d 111/111\r\n";

    private final TwoRelays relays = new TwoRelays();

    private Path publish(SimulatedClient client) {
        Offers offer = Offers.offer().format(102, true, H264).format(63, false, RED);
        offer.send("microphone", 70, 0);
        offer.send("camera", 71, 72);
        return relays.connect(relays.a, "p-alice", offer, client, Map.of());
    }

    private Path watch(String participant, Offers offer) {
        Map<String, String> mids = new HashMap<>();
        for (String source : List.of("microphone", "camera")) {
            mids.put("p-alice/" + source, offer.subscribe("p-alice", source));
        }
        SimulatedClient client = new SimulatedClient(relays.network);
        return relays.connect(relays.a, participant, offer, client, mids);
    }

    private RelaySnapshot.Stream picture(String participant) {
        return relays.a.snapshot().streams().stream()
                .filter(s -> s.outbound() && s.video() && s.participantId().equals(participant))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachReceiverGetsItsOwnNumberAndWhoCannotDecodeIsKnown() {
        // Given: Alice sends H.264; Bob calls it 125, Carol knows VP8 only
        relays.placeBoth(1);
        SimulatedClient alice = new SimulatedClient(relays.network);
        alice.publish(true, 71, 72, 102, H264Frames::payload);
        publish(alice);
        Path bob = watch("p-bob", Offers.offer().format(125, true, H264));
        Path carol = watch("p-carol", Offers.offer());

        // When
        alice.sendMedia(true);
        relays.network.runMillis(1_000);

        // Then
        List<Packet> packets = bob.from("p-alice", "camera").packets();
        assertThat(packets).hasSizeGreaterThan(60).allMatch(p -> p.payloadType() == 125);
        Continuity.check(packets);
        assertThat(picture("p-bob").state()).isEqualTo("flowing");
        assertThat(picture("p-bob").codec()).isEqualTo("h264-constrained-baseline");
        assertThat(carol.from("p-alice", "camera").packets()).isEmpty();
        assertThat(picture("p-carol").state()).isEqualTo("no-common-codec");
        assertThat(picture("p-carol").codec()).isEqualTo("h264-constrained-baseline");
    }

    @Test
    void h264BeginsWithItsParameterSet() {
        // Given
        relays.placeBoth(1);
        SimulatedClient alice = new SimulatedClient(relays.network);
        alice.publish(true, 71, 72, 102, H264Frames::payload);
        publish(alice);
        alice.sendMedia(true);
        relays.network.runMillis(1_000);

        // When
        Path bob = watch("p-bob", Offers.offer().format(125, true, H264));
        relays.network.runMillis(500);

        // Then: a keyframe was asked for
        assertThat(alice.keyframesSent()).isEqualTo(2);
        assertThat(bob.from("p-alice", "camera").packets().getFirst().keyframeStart()).isTrue();
    }

    @Test
    void redundantAudioGoesToWhoTakesItAndItsNewestPartToOthers() {
        // Given
        relays.placeBoth(1);
        SimulatedClient alice = new SimulatedClient(relays.network);
        alice.publish(false, 70, 0, 63, (keyframe, part) -> RedFrames.PAYLOAD);
        publish(alice);
        Path bob = watch("p-bob", Offers.offer().format(62, false, RED));
        Path carol = watch("p-carol", Offers.offer());

        // When
        alice.sendMedia(true);
        relays.network.runMillis(1_000);

        // Then
        List<Packet> red = bob.from("p-alice", "microphone").packets();
        assertThat(red).hasSizeGreaterThan(45);
        assertThat(red).allMatch(p -> p.payloadType() == 62 && p.length() == 9);
        List<Packet> opus = carol.from("p-alice", "microphone").packets();
        assertThat(opus).hasSameSizeAs(red);
        assertThat(opus).allMatch(p -> p.payloadType() == Offers.OPUS && p.length() == 2);
    }

    @Test
    void whoKnowsNoRtxGetsLostPacketsAsTheyWere() {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        Path bob = watch("p-bob", Offers.offer().withoutRtx());
        alice.client().sendMedia(true);
        relays.network.runMillis(1_000);

        // When
        relays.network.clientLoss(0.1);
        relays.network.runMillis(5_000);
        relays.network.clientLoss(0);
        relays.network.runMillis(1_000);

        // Then
        assertThat(bob.from("p-alice", "camera").missing()).isEmpty();
        assertThat(bob.from("p-alice", "camera").repeated()).isZero();
        assertThat(bob.from("p-alice", "camera").decodedAt()).hasSizeGreaterThan(150);
    }

    /** A parameter set and an IDR slice, or a slice, in three packets. */
    private static final class H264Frames {
        static byte[] payload(boolean keyframe, int part) {
            int type = keyframe ? (part == 0 ? 0x67 : 0x65) : 0x41;
            return new byte[] {(byte) type, 1, 2, 3, 4, 5, 6, 7};
        }
    }

    /** RFC 2198: two bytes of before, two of now. */
    private static final class RedFrames {
        static final byte[] PAYLOAD = {
            (byte) 0xEF, 0x0F, 0, 2, 0x6F, (byte) 0xAA, (byte) 0xBB, 1, 2
        };
    }
}
