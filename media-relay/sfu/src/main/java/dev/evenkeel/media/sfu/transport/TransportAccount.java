package dev.evenkeel.media.sfu.transport;

import org.jspecify.annotations.Nullable;

/** What one transport carried and dropped, and who watches it. Loop thread only. */
final class TransportAccount {
    private final TransportServices services;
    private final long[] drops = new long[DropReason.values().length];
    private @Nullable PacketTap tap;
    private long received;
    private long sent;

    TransportAccount(TransportServices services) {
        this.services = services;
    }

    void tap(@Nullable PacketTap value) {
        tap = value;
    }

    /** SRTP or SRTCP came. */
    void received(RemoteAddress from, byte[] wire, int length) {
        received++;
        show(false, from, wire, length);
    }

    /** SRTP or SRTCP goes. */
    void sent(RemoteAddress to, byte[] wire, int length) {
        sent++;
        show(true, to, wire, length);
    }

    /** Shows a datagram to whoever watches. */
    void show(boolean outbound, RemoteAddress remote, byte[] wire, int length) {
        PacketTap watching = tap;
        if (watching != null) {
            watching.packet(outbound, remote.socketAddress(), wire, length, services.nanoTime());
        }
    }

    void dropped(DropReason reason) {
        drops[reason.ordinal()]++;
        services.dropped(reason);
    }

    TransportSnapshot snapshot(@Nullable String profile, int addresses, long silentMillis) {
        return new TransportSnapshot(
                profile, addresses, silentMillis, received, sent, TransportSnapshot.reasons(drops));
    }
}
