package dev.evenkeel.media.sfu;

import static dev.evenkeel.media.sfu.fuzz.FuzzTarget.holds;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.fuzz.FuzzTarget;
import dev.evenkeel.media.sfu.fuzz.Pieces;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.media.sfu.simulation.SimulatedClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client that was let in sends once its packets are opened: RTP and RTCP, into a meeting
 * with somebody who watches it. It never has more streams than lines and layers, and nothing of it
 * is left when it goes. The kind of a piece: bit 0 RTCP, bit 1 the payload of one of its streams.
 */
final class SessionFuzz implements FuzzTarget {
    private static final int RTCP = 1;
    private static final int KNOWN_STREAM = 2;
    private static final int LONGEST = 1_500;
    private static final int SSRC = 500;

    /** A camera of three layers, a microphone, and both of somebody else. */
    private static final int STREAMS = 3 + 1 + 2;

    private final FuzzedMeeting meeting = new FuzzedMeeting();

    @Override
    public void take(byte[] input) {
        TwoRelays relays = meeting.relays();
        Path other = relays.join(relays.a, "p-other", true, 1, "p-fuzz");
        other.client().sendMedia(true);
        Path fuzzed = join(relays);
        relays.network.runMillis(50);
        int number = 0;
        for (Pieces pieces = new Pieces(input); pieces.next(); ) {
            send(fuzzed, pieces, number++);
            relays.network.runMillis(1 + (pieces.kind() >> 4));
        }
        relays.network.runMillis(10);
        long streams =
                relays.a.snapshot().streams().stream()
                        .filter(stream -> stream.sessionId().equals(fuzzed.sessionId()))
                        .count();
        holds(streams <= STREAMS, streams + " streams");
        leave(relays, fuzzed, other);
    }

    private static void send(Path fuzzed, Pieces pieces, int number) {
        byte[] bytes = pieces.bytes();
        if (bytes.length == 0 || bytes.length > LONGEST) {
            return;
        }
        if ((pieces.kind() & RTCP) != 0) {
            fuzzed.client().sendRaw(bytes, true);
        } else if ((pieces.kind() & KNOWN_STREAM) != 0) {
            fuzzed.client().sendRaw(ofStream(pieces.kind() >> 2 & 3, number, bytes), false);
        } else {
            fuzzed.client().sendRaw(bytes, false);
        }
    }

    /** The microphone's packet, or one of a layer. */
    private static byte[] ofStream(int stream, int number, byte[] payload) {
        byte[] packet = new byte[RtpPacket.FIXED_HEADER + payload.length];
        System.arraycopy(payload, 0, packet, RtpPacket.FIXED_HEADER, payload.length);
        int type = stream == 3 ? Offers.OPUS : Offers.VP8;
        int ssrc = SSRC + (stream == 3 ? 9 : stream);
        RtpPacket.writeHeader(packet, 0, true, type, number, number * 3_000, ssrc);
        return packet;
    }

    private static Path join(TwoRelays relays) {
        Offers offer = Offers.offer().numbered();
        SimulatedClient client = new SimulatedClient(relays.network);
        offer.send("microphone", SSRC + 9, 0);
        client.publish(false, SSRC + 9, 0);
        String camera = offer.simulcast("q", "h", "f");
        client.publishLayers(camera, "qhf", SSRC, SSRC + 1, SSRC + 2);
        Map<String, String> mids = new LinkedHashMap<>();
        for (String source : List.of("microphone", "camera")) {
            mids.put("p-other/" + source, offer.subscribe("p-other", source));
        }
        Path path = relays.connect(relays.a, "p-fuzz", offer, client, mids);
        client.sendMedia(true);
        relays.network.runMillis(50);
        client.sendMedia(false);
        return path;
    }

    private static void leave(TwoRelays relays, Path... paths) {
        for (Path path : paths) {
            path.client().sendMedia(false);
            relays.await(relays.a.relay.close(path.sessionId()));
        }
        relays.network.runMillis(10);
        FuzzedMeeting.empty(relays.a.snapshot());
    }
}
