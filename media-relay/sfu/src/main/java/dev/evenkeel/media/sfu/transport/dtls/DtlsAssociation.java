package dev.evenkeel.media.sfu.transport.dtls;

import dev.evenkeel.media.sfu.transport.srtp.SrtpKeys;
import dev.evenkeel.media.sfu.transport.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.jspecify.annotations.Nullable;

/**
 * One DTLS association from its first datagram to its goodbye.
 *
 * <pre>
 *   handshake ──▶ established ──▶ ended     (close_notify, an alert, close)
 *       └───────▶ failed                    (10 s, an alert, a wrong certificate, close)
 * </pre>
 */
public final class DtlsAssociation {
    private static final int POLL_MILLIS = 60_000;
    private static final int MAX_RECORD = 4_096;

    /**
     * Told on the association's own thread: {@code established} then {@code ended}, or {@code
     * failed} alone.
     */
    public interface Listener {
        void established(SrtpKeys keys);

        void failed(Failure failure, String detail);

        void ended();
    }

    /** Why there was no association. */
    public enum Failure {
        FINGERPRINT_MISMATCH,
        HANDSHAKE
    }

    private interface Handshake {
        DTLSTransport run(DatagramQueue datagrams) throws IOException;
    }

    private final DatagramQueue datagrams;
    private final CertificateVerifyGate gate;
    private final DtlsKeySource peer;
    private final Handshake handshake;
    private final Listener listener;
    private volatile @Nullable DTLSTransport transport;

    private DtlsAssociation(
            CertificateVerifyGate gate,
            DtlsKeySource peer,
            Handshake handshake,
            Consumer<byte[]> output,
            Listener listener) {
        this.gate = gate;
        this.peer = peer;
        this.handshake = handshake;
        this.datagrams = new DatagramQueue(output);
        this.listener = listener;
    }

    /** Waits for a client of the given fingerprint. */
    public static DtlsAssociation server(
            DtlsIdentity identity,
            CertificateFingerprint client,
            Consumer<byte[]> output,
            Listener listener) {
        DtlsServerPeer peer = new DtlsServerPeer(identity, client);
        return new DtlsAssociation(
                CertificateVerifyGate.closed(),
                peer,
                in -> new DTLSServerProtocol().accept(peer, in),
                output,
                listener);
    }

    /** Calls a server of the given fingerprint. */
    public static DtlsAssociation client(
            DtlsIdentity identity,
            CertificateFingerprint server,
            List<SrtpProfile> profiles,
            Consumer<byte[]> output,
            Listener listener) {
        DtlsClientPeer peer = new DtlsClientPeer(identity, server, profiles);
        return new DtlsAssociation(
                CertificateVerifyGate.open(),
                peer,
                in -> new DTLSClientProtocol().connect(peer, in),
                output,
                listener);
    }

    /** Starts the handshake on a virtual thread. */
    public void start() {
        Thread.ofVirtual().name("dtls").start(this::run);
    }

    /**
     * Hands over a received datagram, which is kept. False when there are too many. Always called
     * by the same thread.
     */
    public boolean receive(byte[] datagram) {
        int admitted = gate.admit(datagram);
        return admitted == 0 || datagrams.offer(Arrays.copyOf(datagram, admitted));
    }

    /** Says goodbye when there is somebody to say it to, and ends. Returns at once. */
    public void close() {
        DTLSTransport established = transport;
        if (established == null) {
            datagrams.close();
        } else {
            Thread.ofVirtual().name("dtls close").start(() -> closeQuietly(established));
        }
    }

    private void run() {
        try {
            DTLSTransport established = handshake.run(datagrams);
            transport = established;
            SrtpKeys keys = peer.keys();
            if (keys == null || datagrams.isClosed()) {
                // the other side may have finished, and would wait for us
                closeQuietly(established);
                throw new IOException("closed during the handshake");
            }
            listener.established(keys);
            readUntilEnd(established);
        } catch (DtlsPeers.FingerprintMismatch e) {
            listener.failed(Failure.FINGERPRINT_MISMATCH, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            listener.failed(Failure.HANDSHAKE, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Bouncy Castle answers retransmissions and alerts while it is asked for application data, of
     * which there is none.
     */
    private void readUntilEnd(DTLSTransport established) {
        byte[] ignored = new byte[MAX_RECORD];
        try {
            while (!datagrams.isClosed()) {
                established.receive(ignored, 0, ignored.length, POLL_MILLIS);
            }
        } catch (IOException | RuntimeException e) {
            // an alert, or the queue was closed: either way the association is over
        } finally {
            closeQuietly(established);
            listener.ended();
        }
    }

    private void closeQuietly(DTLSTransport established) {
        try {
            established.close();
        } catch (IOException e) {
            datagrams.close();
        }
    }
}
