package dev.evenkeel.media.sfu.transport;

import static dev.evenkeel.media.sfu.fuzz.FuzzTarget.holds;

import dev.evenkeel.media.rtp.stun.Stun;
import dev.evenkeel.media.rtp.stun.StunKey;
import dev.evenkeel.media.rtp.stun.StunWriter;
import dev.evenkeel.media.sfu.fuzz.FuzzTarget;
import dev.evenkeel.media.sfu.fuzz.Pieces;
import dev.evenkeel.media.sfu.transport.dtls.CertificateFingerprint;
import java.util.ArrayList;
import java.util.List;

/**
 * Datagrams of anybody at the relay's port while one client has a session that is not connected
 * (RFC 7983): an odd first byte of a piece is a good check from its place, so that what follows
 * gets as far as DTLS. When the session is closed, no place, no ufrag and no handshake is left of
 * it.
 */
public final class RouterFuzz implements FuzzTarget {
    private static final int PLACES = 16;
    private static final CertificateFingerprint NOBODY =
            new CertificateFingerprint("AB" + ":AB".repeat(31));

    private final LoneLoop loop = new LoneLoop();
    private final DatagramRouter router = new DatagramRouter(loop);
    private final List<RemoteAddress> places = new ArrayList<>();

    public RouterFuzz() {
        for (int i = 0; i < PLACES; i++) {
            places.add(new RemoteAddress(0, 0xFFFF_0A00_0000L + i, 5_000 + i));
        }
    }

    @Override
    public void take(byte[] input) {
        var credentials = new IceCredentials("ufragof8", "password-of-24-ice-chars");
        var client = new ClientTransport(loop, () -> credentials, NOBODY, new RecordingListener());
        loop.transports().add(client);
        for (Pieces pieces = new Pieces(input); pieces.next(); ) {
            RemoteAddress from = places.get(pieces.kind() / 2 % PLACES);
            if (pieces.kind() % 2 == 1) {
                prove(from, credentials);
            }
            byte[] datagram = pieces.bytes();
            router.route(datagram, datagram.length, from, loop.nanoTime());
            loop.runTasks();
        }
        client.close();
        loop.awaitHandshakes();
        nothingIsLeft(credentials);
    }

    private void prove(RemoteAddress from, IceCredentials credentials) {
        StunKey key = new StunKey(credentials.password());
        StunWriter check = new StunWriter().message(Stun.BINDING_REQUEST, 1, 2);
        check.username(credentials.ufrag() + ":them").useCandidate().integrity(key).fingerprint();
        router.route(check.buffer(), check.length(), from, loop.nanoTime());
        boolean open = loop.transports().of(credentials.ufragKey()) != null;
        holds(open == (loop.transports().at(from) != null), "a good check proves nothing");
    }

    private void nothingIsLeft(IceCredentials credentials) {
        holds(loop.transports().all().isEmpty(), "a closed transport is still there");
        holds(loop.transports().of(credentials.ufragKey()) == null, "its ufrag is still known");
        for (RemoteAddress place : places) {
            holds(loop.transports().at(place) == null, "its place is still known");
        }
    }
}
