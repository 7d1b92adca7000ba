package dev.evenkeel.media.sfu.transport.dtls;

import dev.evenkeel.media.sfu.fuzz.FuzzTarget;
import dev.evenkeel.media.sfu.fuzz.Pieces;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DatagramTransport;

/**
 * DTLS records and handshake messages of a client that has not proved anything: the handshake fails
 * as an association tells its listener, with an {@link IOException} or a {@link RuntimeException},
 * and in no other way. The client of the corpus, whose certificate is expected here, gets as far as
 * its signature.
 */
public final class DtlsFuzz implements FuzzTarget {
    private static final CertificateFingerprint CLIENT =
            new CertificateFingerprint(
                    "A8:9C:49:7C:8D:A8:9F:5C:76:08:50:D8:0C:F5:6C:FB"
                            + ":77:C5:A8:9E:20:C4:D2:13:D9:55:CC:3A:1B:1E:89:FE");

    private final DtlsIdentity relay = DtlsIdentity.selfSigned(Instant.now());

    @Override
    public void take(byte[] input) {
        try {
            new DTLSServerProtocol()
                    .accept(new DtlsServerPeer(relay, CLIENT), new OneWay(new Pieces(input)));
        } catch (IOException | RuntimeException e) {
            // what the association's listener is told as a failed handshake
        }
    }

    /** The client's datagrams one after the other; then it is gone. */
    private static final class OneWay implements DatagramTransport {
        private final CertificateVerifyGate gate = CertificateVerifyGate.closed();
        private final Pieces datagrams;

        private OneWay(Pieces datagrams) {
            this.datagrams = datagrams;
        }

        @Override
        public int receive(byte[] buffer, int offset, int length, int waitMillis)
                throws IOException {
            while (datagrams.next()) {
                byte[] datagram = datagrams.bytes();
                int admitted = gate.admit(datagram);
                if (admitted > 0) {
                    byte[] passed = Arrays.copyOf(datagram, Math.min(admitted, length));
                    System.arraycopy(passed, 0, buffer, offset, passed.length);
                    return passed.length;
                }
            }
            throw new IOException("closed");
        }

        @Override
        public void send(byte[] buffer, int offset, int length) {}

        @Override
        public void close() {}

        @Override
        public int getReceiveLimit() {
            return 4_096;
        }

        @Override
        public int getSendLimit() {
            return 1_232;
        }
    }
}
