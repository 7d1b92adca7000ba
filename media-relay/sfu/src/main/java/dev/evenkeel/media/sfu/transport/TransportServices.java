package dev.evenkeel.media.sfu.transport;

import dev.evenkeel.media.sfu.transport.dtls.DtlsIdentity;

/** What the transports of one loop share. All but {@link #post} is for the loop thread. */
interface TransportServices {
    PacketSocket socket();

    Transports transports();

    HandshakeLimit handshakes();

    LoopStatistics statistics();

    DtlsIdentity identity();

    /** Room for one decrypted packet. */
    byte[] plainBuffer();

    long nanoTime();

    /** Runs on the loop thread, unless the loop has ended. Any thread. */
    void post(Runnable task);

    default void dropped(DropReason reason) {
        statistics().dropped(reason);
    }
}
