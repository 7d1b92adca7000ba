package dev.evenkeel.media.sfu.fuzz;

import static dev.evenkeel.media.sfu.fuzz.FuzzTarget.holds;

import dev.evenkeel.media.rtp.HeartbeatPayload;
import dev.evenkeel.media.rtp.LayersPayload;
import dev.evenkeel.media.rtp.SpeakersPayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a relay says on the media path: any bytes are one word at most, a heartbeat is read back as
 * written, and any names whatever can be said.
 */
final class RelayWordsFuzz implements FuzzTarget {
    @Override
    public void take(byte[] input) {
        int length = input.length;
        boolean heartbeat = HeartbeatPayload.matches(input, 0, length);
        int words = heartbeat ? 1 : 0;
        words += SpeakersPayload.matches(input, 0, length) ? 1 : 0;
        words += LayersPayload.matches(input, 0, length) ? 1 : 0;
        holds(words <= 1, "two words at once");
        if (heartbeat) {
            again(HeartbeatPayload.read(input, 0));
        }
        speakers(input);
        layers(input);
    }

    private static void again(HeartbeatPayload said) {
        byte[] packet = new byte[HeartbeatPayload.LENGTH];
        int flags =
                (said.peerHeard() ? HeartbeatPayload.PEER_HEARD : 0)
                        | (said.fenced() ? HeartbeatPayload.FENCED : 0)
                        | (said.draining() ? HeartbeatPayload.DRAINING : 0)
                        | (said.active() ? HeartbeatPayload.ACTIVE : 0)
                        | (said.peerGone() ? HeartbeatPayload.PEER_GONE : 0);
        HeartbeatPayload.write(packet, 0, flags, said.epoch(), said.sequence());
        holds(HeartbeatPayload.read(packet, 0).equals(said), "another heartbeat: " + said);
    }

    private static void speakers(byte[] input) {
        List<SpeakersPayload.Speaker> speakers = new ArrayList<>();
        for (Pieces pieces = new Pieces(input); pieces.next(); ) {
            speakers.add(new SpeakersPayload.Speaker(text(pieces), pieces.kind() % 2 == 0));
        }
        byte[] packet = new SpeakersPayload(input.length, speakers).encode();
        holds(SpeakersPayload.matches(packet, 0, packet.length), "no word of speakers");
        SpeakersPayload read = SpeakersPayload.read(packet, 0);
        holds(read.speakers().equals(speakers.subList(0, read.speakers().size())), "others speak");
    }

    private static void layers(byte[] input) {
        List<LayersPayload.Line> lines = new ArrayList<>();
        for (Pieces pieces = new Pieces(input); pieces.next(); ) {
            int on = pieces.kind();
            lines.add(new LayersPayload.Line(text(pieces), on, ~on & 0xFF));
        }
        byte[] packet = new LayersPayload(input.length, lines).encode();
        holds(LayersPayload.matches(packet, 0, packet.length), "no word of layers");
        LayersPayload read = LayersPayload.read(packet, 0);
        holds(read.lines().equals(lines.subList(0, read.lines().size())), "other layers");
    }

    private static String text(Pieces pieces) {
        return new String(pieces.bytes(), StandardCharsets.UTF_8);
    }
}
