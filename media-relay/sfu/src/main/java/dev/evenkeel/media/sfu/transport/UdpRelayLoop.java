package dev.evenkeel.media.sfu.transport;

import dev.evenkeel.media.sfu.transport.dtls.CertificateFingerprint;
import dev.evenkeel.media.sfu.transport.dtls.DtlsIdentity;
import dev.evenkeel.media.sfu.transport.tcp.TcpCounters;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** A {@link RelayLoop} on one platform thread and one UDP socket, with TCP beside it if wanted. */
public final class UdpRelayLoop implements RelayLoop {
    private static final int MAX_HANDSHAKES = 256;
    private static final int MAX_PEERS = 1_024;

    private final LoopCore core;
    private final SecureRandom random = new SecureRandom();
    private final Map<InetSocketAddress, RemoteAddress> peers = new HashMap<>();

    private UdpRelayLoop(LoopCore core) {
        this.core = core;
    }

    /** Only UDP, and unmarked. */
    public static UdpRelayLoop start(InetSocketAddress bind, DtlsIdentity identity)
            throws IOException {
        return start(bind, LoopSettings.udpOnly(), identity);
    }

    /**
     * Binds the socket, warms the cryptography up and starts the thread.
     *
     * @param bind address and port, 0 for any free one
     * @throws IOException when the port cannot be had
     */
    public static UdpRelayLoop start(
            InetSocketAddress bind, LoopSettings settings, DtlsIdentity identity)
            throws IOException {
        return start(
                bind, settings, identity, System::nanoTime, MAX_HANDSHAKES, PacketSockets.best());
    }

    static UdpRelayLoop start(
            InetSocketAddress bind,
            LoopSettings settings,
            DtlsIdentity identity,
            LongSupplier clock,
            int maxHandshakes,
            PacketSockets sockets)
            throws IOException {
        CryptoWarmup.once();
        LoopStatistics statistics = new LoopStatistics();
        PacketSocket socket =
                settings.tcp()
                        ? UdpAndTcpSocket.bind(
                                sockets, bind, settings.trafficClass(), statistics, clock)
                        : sockets.bind(bind, settings.trafficClass(), statistics);
        LoopCore core = new LoopCore(socket, statistics, identity, clock, maxHandshakes);
        core.start();
        return new UdpRelayLoop(core);
    }

    @Override
    public InetSocketAddress localAddress() {
        return core.socket().localAddress();
    }

    @Override
    public String fingerprint() {
        return core.identity().fingerprint().value();
    }

    @Override
    public MediaTransport open(String remoteFingerprint, TransportListener listener) {
        ClientTransport transport =
                new ClientTransport(
                        core,
                        () -> IceCredentials.random(random),
                        new CertificateFingerprint(remoteFingerprint),
                        listener);
        core.transports().add(transport);
        return transport;
    }

    @Override
    public void execute(Runnable task) {
        if (core.isStopping() && !core.isLoopThread()) {
            throw new RejectedExecutionException("the relay loop has ended");
        }
        core.post(task);
    }

    @Override
    public void every(long periodMillis, LongConsumer task) {
        long period = TimeUnit.MILLISECONDS.toNanos(periodMillis);
        onLoop(() -> core.timers().add(period, task, core.nanoTime()));
    }

    @Override
    public void onBridgeDatagram(BridgeListener listener) {
        onLoop(() -> core.router().bridge(listener));
    }

    @Override
    public void onPause(LongConsumer pausedMillis) {
        onLoop(() -> core.pauses().add(pausedMillis));
    }

    private void onLoop(Runnable task) {
        if (core.isLoopThread()) {
            task.run();
        } else {
            execute(task);
        }
    }

    @Override
    public void send(byte[] buffer, int offset, int length, InetSocketAddress to) {
        if (length > PacketSocket.MAX_SEND) {
            core.dropped(DropReason.SEND_TOO_LONG);
            return;
        }
        System.arraycopy(buffer, offset, core.socket().sendBuffer(), 0, length);
        core.socket().send(length, peer(to));
    }

    @Override
    public PortProbe probe(InetSocketAddress to) {
        return ConnectedPortProbe.open(to);
    }

    private RemoteAddress peer(InetSocketAddress address) {
        RemoteAddress peer = peers.get(address);
        if (peer == null) {
            if (peers.size() >= MAX_PEERS) {
                peers.clear();
            }
            peer = RemoteAddress.of(address);
            peers.put(address, peer);
        }
        return peer;
    }

    @Override
    public long nanoTime() {
        return core.nanoTime();
    }

    @Override
    public LoopCounters counters() {
        return core.statistics().read();
    }

    @Override
    public TcpCounters tcp() {
        return core.socket().tcp();
    }

    /** Ends the thread after the tasks given so far and frees the port. Clients are not told. */
    @Override
    public void close() {
        core.stop();
    }
}
