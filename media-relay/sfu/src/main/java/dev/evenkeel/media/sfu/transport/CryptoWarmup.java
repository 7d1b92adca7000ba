package dev.evenkeel.media.sfu.transport;

import dev.evenkeel.media.rtp.stun.Stun;
import dev.evenkeel.media.rtp.stun.StunKey;
import dev.evenkeel.media.rtp.stun.StunReader;
import dev.evenkeel.media.rtp.stun.StunWriter;
import dev.evenkeel.media.sfu.transport.dtls.DtlsAssociation;
import dev.evenkeel.media.sfu.transport.dtls.DtlsIdentity;
import dev.evenkeel.media.sfu.transport.srtp.SrtpKeys;
import dev.evenkeel.media.sfu.transport.srtp.SrtpProfile;
import dev.evenkeel.media.sfu.transport.srtp.SrtpReceiver;
import dev.evenkeel.media.sfu.transport.srtp.SrtpSender;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs everything a joining browser needs once in memory, because a browser that meets cold code
 * retransmits its ClientHello and waits.
 */
final class CryptoWarmup {
    private static final int PACKETS = 500;
    private static final int HANDSHAKES = 3;
    private static final long PATIENCE_SECONDS = 15;

    private CryptoWarmup() {}

    /** Does the work the first time in a process; waits for whoever is doing it. */
    static void once() {
        Done.touch();
    }

    private static final class Done {
        static {
            DtlsIdentity identity = DtlsIdentity.selfSigned(Instant.now());
            checkConnectivity();
            for (int i = 0; i < HANDSHAKES; i++) {
                exchangePackets(handshake(identity));
            }
        }

        static void touch() {
            // the static initialiser has run
        }
    }

    private static void checkConnectivity() {
        StunKey key = new StunKey("warm-up-password-of-nobody");
        StunWriter writer = new StunWriter();
        writer.message(Stun.BINDING_REQUEST, 1, 2).username("nobody:nobody");
        writer.integrity(key).fingerprint();
        StunReader reader = new StunReader();
        if (!reader.read(writer.buffer(), 0, writer.length()) || !reader.authenticates(key)) {
            throw new IllegalStateException("STUN does not read what it wrote");
        }
    }

    private record Ends(SrtpKeys client, SrtpKeys server) {}

    private static Ends handshake(DtlsIdentity identity) {
        CompletableFuture<SrtpKeys> clientKeys = new CompletableFuture<>();
        CompletableFuture<SrtpKeys> serverKeys = new CompletableFuture<>();
        CompletableFuture<DtlsAssociation> calling = new CompletableFuture<>();
        DtlsAssociation server =
                DtlsAssociation.server(
                        identity,
                        identity.fingerprint(),
                        datagram -> calling.join().receive(datagram),
                        new Keys(serverKeys));
        DtlsAssociation client =
                DtlsAssociation.client(
                        identity,
                        identity.fingerprint(),
                        List.of(SrtpProfile.values()),
                        server::receive,
                        new Keys(clientKeys));
        calling.complete(client);
        server.start();
        client.start();
        try {
            return clientKeys
                    .thenCombine(serverKeys, Ends::new)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } finally {
            client.close();
            server.close();
        }
    }

    private record Keys(CompletableFuture<SrtpKeys> keys) implements DtlsAssociation.Listener {
        @Override
        public void established(SrtpKeys established) {
            keys.complete(established);
        }

        @Override
        public void failed(DtlsAssociation.Failure failure, String detail) {
            keys.completeExceptionally(
                    new IllegalStateException("handshake with ourselves: " + detail));
        }

        @Override
        public void ended() {
            // both ends are ours
        }
    }

    private static void exchangePackets(Ends ends) {
        exchange(ends.client().sender(false), ends.server().receiver(true));
        exchange(ends.server().sender(true), ends.client().receiver(false));
    }

    private static void exchange(SrtpSender sender, SrtpReceiver receiver) {
        byte[] packet = new byte[1_200];
        packet[0] = (byte) 0x80;
        byte[] wire = new byte[packet.length + SrtpProfile.MAX_OVERHEAD];
        byte[] plain = new byte[wire.length];
        for (int i = 0; i < PACKETS; i++) {
            packet[2] = (byte) (i >> 8);
            packet[3] = (byte) i;
            int rtp = sender.protectRtp(packet, 0, packet.length, wire, 0);
            int opened = receiver.openRtp(wire, 0, rtp, plain, 0);
            int rtcp = sender.protectRtcp(packet, 0, 100, wire, 0);
            if (opened != packet.length || receiver.openRtcp(wire, 0, rtcp, plain, 0) != 100) {
                throw new IllegalStateException("SRTP does not open what it protected");
            }
        }
    }
}
