package dev.evenkeel.media.sfu.transport;

import dev.evenkeel.media.sfu.transport.dtls.DtlsAssociation;
import dev.evenkeel.media.sfu.transport.srtp.SrtpProfile;
import dev.evenkeel.media.sfu.transport.srtp.SrtpReceiver;
import dev.evenkeel.media.sfu.transport.srtp.SrtpSender;

/**
 * The life of a client's transport.
 *
 * <pre>
 *   new ──ClientHello──▶ handshaking ──keys──▶ connected
 *    └───────────────────────┴──────────────────┴──────▶ closed
 * </pre>
 */
sealed interface TransportState {
    /** As in {@link MediaTransport#state()}. */
    String label();

    record New() implements TransportState {
        @Override
        public String label() {
            return "new";
        }
    }

    record Handshaking(DtlsAssociation association, long sinceNanos, EarlyMedia early)
            implements TransportState {
        @Override
        public String label() {
            return "handshaking";
        }
    }

    record Connected(
            DtlsAssociation association,
            SrtpProfile profile,
            SrtpSender sender,
            SrtpReceiver receiver)
            implements TransportState {
        @Override
        public String label() {
            return "connected";
        }
    }

    record Closed() implements TransportState {
        @Override
        public String label() {
            return "closed";
        }
    }
}
