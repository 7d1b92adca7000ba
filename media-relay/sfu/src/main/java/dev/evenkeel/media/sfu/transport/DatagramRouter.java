package dev.evenkeel.media.sfu.transport;

import org.jspecify.annotations.Nullable;

/** Sorts datagrams by their first byte, RFC 7983 §7. */
final class DatagramRouter {
    private final TransportServices services;
    private final IceResponder ice;
    private RelayLoop.@Nullable BridgeListener bridge;

    DatagramRouter(TransportServices services) {
        this.services = services;
        this.ice = new IceResponder(services);
    }

    void bridge(RelayLoop.BridgeListener listener) {
        bridge = listener;
    }

    void route(byte[] buffer, int length, RemoteAddress from, long arrivalNanos) {
        services.statistics().received(length);
        int first = length == 0 ? 0xFF : buffer[0] & 0xFF;
        if (length > PacketSocket.MAX_DATAGRAM) {
            services.dropped(DropReason.TRUNCATED);
        } else if (first >= 128 && first <= 191) {
            media(buffer, length, from, arrivalNanos);
        } else if (first >= 0xC0 && first <= 0xDF) {
            bridge(buffer, length, from, arrivalNanos);
        } else if (first <= 3) {
            services.statistics().stun();
            ice.handle(buffer, length, from);
        } else if (first >= 20 && first <= 63) {
            dtls(buffer, length, from);
        } else {
            services.dropped(DropReason.UNKNOWN_PROTOCOL);
        }
    }

    private void media(byte[] buffer, int length, RemoteAddress from, long arrivalNanos) {
        ClientTransport transport = services.transports().at(from);
        if (transport == null) {
            services.dropped(DropReason.UNKNOWN_ADDRESS);
        } else {
            services.statistics().srtp();
            transport.came(buffer, length, from, arrivalNanos);
        }
    }

    private void dtls(byte[] buffer, int length, RemoteAddress from) {
        ClientTransport transport = services.transports().at(from);
        if (transport == null) {
            services.dropped(DropReason.UNKNOWN_ADDRESS);
        } else {
            services.statistics().dtls();
            transport.dtls(buffer, length, from);
        }
    }

    private void bridge(byte[] buffer, int length, RemoteAddress from, long arrivalNanos) {
        RelayLoop.BridgeListener listener = bridge;
        if (listener == null || from.connection() != null) {
            services.dropped(DropReason.BRIDGE_UNWANTED);
        } else {
            listener.datagram(buffer, 0, length, from.socketAddress(), arrivalNanos);
        }
    }
}
