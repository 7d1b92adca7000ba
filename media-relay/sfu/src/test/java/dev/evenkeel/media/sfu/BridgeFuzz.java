package dev.evenkeel.media.sfu;

import static dev.evenkeel.media.sfu.fuzz.FuzzTarget.holds;

import dev.evenkeel.media.sfu.bridge.Sealing;
import dev.evenkeel.media.sfu.fuzz.FuzzTarget;
import dev.evenkeel.media.sfu.fuzz.Pieces;
import dev.evenkeel.media.sfu.simulation.SimulatedLoop;

/**
 * Datagrams at the bridge of a relay whose meeting has a person in it. The kind of a piece: bit 7
 * sets it in the clear; else it is sealed as a message of that type by the pair peer, or with bit 6
 * by a process not heard of before. A new process of the peer begins with nothing said.
 */
final class BridgeFuzz implements FuzzTarget {
    private static final int CLEAR = 0x80;
    private static final int STRANGER = 0x40;
    private static final int LONGEST = 1_600;
    private static final int RELAYS = 8;

    private final byte[] key = new byte[32];
    private final FuzzedMeeting meeting = new FuzzedMeeting();
    private SimulatedLoop outside;
    private TwoRelays relays;
    private long instance = 1L << 40;

    @Override
    public void take(byte[] input) {
        begin();
        Sealing peer = process();
        say(peer.introduction("relay-b"));
        for (Pieces pieces = new Pieces(input); pieces.next(); ) {
            byte[] content = pieces.bytes();
            if (content.length <= LONGEST) {
                say(datagram(peer, pieces.kind(), content));
            }
        }
        say(process().introduction("relay-b"));
        RelaySnapshot snapshot = relays.a.snapshot();
        holds(snapshot.sessions().size() <= 1, "sessions: " + snapshot.sessions());
        holds(snapshot.streams().size() <= 2, "streams: " + snapshot.streams());
        holds(
                snapshot.peers().stream().noneMatch(known -> known.relayId().isEmpty()),
                "a relay without a name");
    }

    private byte[] datagram(Sealing peer, int kind, byte[] content) {
        if ((kind & CLEAR) != 0) {
            return content;
        }
        return ((kind & STRANGER) != 0 ? process() : peer).seal(kind, content);
    }

    private Sealing process() {
        return new Sealing(key, instance++, LONGEST);
    }

    private void say(byte[] datagram) {
        outside.send(datagram, 0, datagram.length, relays.a.loop.localAddress());
        relays.network.runMillis(6);
    }

    /** Anew, too, when the peer has moved the meeting away, as it may, or made relays up. */
    private void begin() {
        TwoRelays now = meeting.relays();
        if (now != relays
                || now.a.snapshot().sessions().isEmpty()
                || now.a.snapshot().peers().size() > RELAYS) {
            relays = meeting.anew();
            outside = new SimulatedLoop(relays.network, relays.loops);
            relays.join(relays.a, "p-alice", true, 1).client().sendMedia(true);
            relays.network.runMillis(200);
        }
    }
}
