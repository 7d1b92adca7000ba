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
 * Runs everything a joining browser needs in memory, because a browser that meets cold code
 * retransmits its ClientHello and waits. Then protects packets until the compiler is done with it:
 * AES-GCM that is still interpreted takes a hundred times as long, and the first meeting of three
 * would fill the loop's core and silence its heartbeats.
 */
final class CryptoWarmup {
    private static final int PACKETS = 500;

    /** Hot is a packet protected and opened in this time, on average of a batch … */
    private static final long HOT_NANOS = 8_000;

    /** … and this is how long it may take to get there; a busy machine starts lukewarm. */
    private static final long LONGEST_HEATING_NANOS = 4_000_000_000L;

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
            for (int i = 1; i < HANDSHAKES; i++) {
                exchange(handshake(identity));
            }
            heat(handshake(identity));
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

    private static void exchange(Ends ends) {
        new Exchange(ends.client().sender(false), ends.server().receiver(true)).batch();
        new Exchange(ends.server().sender(true), ends.client().receiver(false)).batch();
    }

    private static void heat(Ends ends) {
        Exchange exchange = new Exchange(ends.client().sender(false), ends.server().receiver(true));
        long began = System.nanoTime();
        long before = began;
        long now;
        boolean hot;
        do {
            exchange.batch();
            now = System.nanoTime();
            hot = now - before < PACKETS * HOT_NANOS;
            before = now;
        } while (!hot && now - began < LONGEST_HEATING_NANOS);
    }

    /** Packets from one end to the other, with sequence numbers that go on from batch to batch. */
    private static final class Exchange {
        private final SrtpSender sender;
        private final SrtpReceiver receiver;
        private final byte[] packet = new byte[1_200];
        private final byte[] wire = new byte[packet.length + SrtpProfile.MAX_OVERHEAD];
        private final byte[] plain = new byte[wire.length];
        private int sequence;

        Exchange(SrtpSender sender, SrtpReceiver receiver) {
            this.sender = sender;
            this.receiver = receiver;
            packet[0] = (byte) 0x80;
        }

        void batch() {
            for (int i = 0; i < PACKETS; i++) {
                packet[2] = (byte) (sequence >> 8);
                packet[3] = (byte) sequence;
                sequence++;
                int rtp = sender.protectRtp(packet, 0, packet.length, wire, 0);
                require(receiver.openRtp(wire, 0, rtp, plain, 0) == packet.length);
            }
            int rtcp = sender.protectRtcp(packet, 0, 100, wire, 0);
            require(receiver.openRtcp(wire, 0, rtcp, plain, 0) == 100);
        }

        private static void require(boolean opened) {
            if (!opened) {
                throw new IllegalStateException("SRTP does not open what it protected");
            }
        }
    }
}
