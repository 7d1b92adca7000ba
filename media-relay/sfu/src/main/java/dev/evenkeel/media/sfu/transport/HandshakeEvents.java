package dev.evenkeel.media.sfu.transport;

import dev.evenkeel.media.sfu.transport.dtls.DtlsAssociation;
import dev.evenkeel.media.sfu.transport.srtp.SrtpKeys;

/** Carries what happens on an association's thread over to the loop. */
record HandshakeEvents(ClientTransport transport, TransportServices services)
        implements DtlsAssociation.Listener {

    @Override
    public void established(SrtpKeys keys) {
        services.post(() -> {
            services.handshakes().release();
            transport.established(keys);
        });
    }

    @Override
    public void failed(DtlsAssociation.Failure failure, String detail) {
        String reason =
                switch (failure) {
                    case FINGERPRINT_MISMATCH -> "fingerprint mismatch: " + detail;
                    case HANDSHAKE -> "handshake failed: " + detail;
                };
        services.post(() -> {
            services.handshakes().release();
            services.statistics().handshakeFailed();
            transport.closed(reason);
        });
    }

    @Override
    public void ended() {
        services.post(() -> transport.closed("goodbye"));
    }
}
