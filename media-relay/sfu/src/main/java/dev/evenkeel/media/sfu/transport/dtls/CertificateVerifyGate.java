package dev.evenkeel.media.sfu.transport.dtls;

/**
 * Keeps a server's handshake alive when the client's CertificateVerify is lost or late. Bouncy
 * Castle 1.84 changes the read epoch as soon as it meets ChangeCipherSpec, and from then on ignores
 * the retransmitted CertificateVerify of the epoch before; so ChangeCipherSpec and what follows
 * wait for the client's next retransmission (RFC 6347 §4.2.4) until CertificateVerify was seen.
 */
final class CertificateVerifyGate {
    private static final int RECORD_HEADER = 13;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    private static final int CERTIFICATE_VERIFY = 15;

    private boolean open;

    private CertificateVerifyGate(boolean open) {
        this.open = open;
    }

    /** For a server that asks for a certificate. */
    static CertificateVerifyGate closed() {
        return new CertificateVerifyGate(false);
    }

    /** For whoever waits for no CertificateVerify. */
    static CertificateVerifyGate open() {
        return new CertificateVerifyGate(true);
    }

    /** How many bytes of a datagram may pass. */
    int admit(byte[] datagram) {
        int at = 0;
        while (!open && at + RECORD_HEADER < datagram.length) {
            boolean firstEpoch = (datagram[at + 3] | datagram[at + 4]) == 0;
            if (!firstEpoch || datagram[at] == CHANGE_CIPHER_SPEC) {
                return at;
            }
            open = datagram[at] == HANDSHAKE && datagram[at + RECORD_HEADER] == CERTIFICATE_VERIFY;
            at += RECORD_HEADER + length(datagram, at);
        }
        return datagram.length;
    }

    private static int length(byte[] datagram, int record) {
        return ((datagram[record + 11] & 0xFF) << 8) | (datagram[record + 12] & 0xFF);
    }
}
