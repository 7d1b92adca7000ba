package dev.evenkeel.media.sfu.transport;

import static org.awaitility.Awaitility.await;

import dev.evenkeel.media.sfu.transport.dtls.DtlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** A real loop on a free loopback port, driven from a test's thread. */
final class RunningRelay implements AutoCloseable {
    private static final DtlsIdentity IDENTITY = DtlsIdentity.selfSigned(Instant.now());

    final UdpRelayLoop loop;

    private RunningRelay(UdpRelayLoop loop) {
        this.loop = loop;
    }

    static RunningRelay start() throws IOException {
        return new RunningRelay(UdpRelayLoop.start(anyPort(), IDENTITY));
    }

    static RunningRelay of(UdpRelayLoop loop) {
        return new RunningRelay(loop);
    }

    /** With ICE over TCP beside UDP. */
    static RunningRelay withTcp() throws IOException {
        return new RunningRelay(UdpRelayLoop.start(anyPort(), new LoopSettings(true, 0), IDENTITY));
    }

    static RunningRelay start(LongSupplier clock, int maxHandshakes) throws IOException {
        return new RunningRelay(
                UdpRelayLoop.start(
                        anyPort(),
                        LoopSettings.udpOnly(),
                        IDENTITY,
                        clock,
                        maxHandshakes,
                        PacketSockets.best()));
    }

    static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    MediaTransport open(DtlsSrtpTestClient client, TransportListener listener) {
        return onLoop(() -> loop.open(client.fingerprint(), listener));
    }

    /** Opens a transport and connects the client to it. */
    MediaTransport connect(DtlsSrtpTestClient client, TransportListener listener)
            throws IOException, InterruptedException {
        MediaTransport transport = open(client, listener);
        connect(client, transport);
        return transport;
    }

    /** Returns when both ends are connected; the client is first. */
    void connect(DtlsSrtpTestClient client, MediaTransport transport)
            throws IOException, InterruptedException {
        client.connect(
                loop.localAddress(),
                transport.localUfrag(),
                transport.localPassword(),
                loop.fingerprint());
        await().until(() -> onLoop(transport::connected));
    }

    <T> T onLoop(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                result.complete(task.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    void runOnLoop(Runnable task) {
        onLoop(() -> {
            task.run();
            return true;
        });
    }

    /** Returns when the loop has begun a turn, timers and all, and ended it. */
    void nextTurn() {
        runOnLoop(() -> {});
        runOnLoop(() -> {});
    }

    long dropped(DropReason reason) {
        return loop.counters().dropped(reason);
    }

    @Override
    public void close() {
        loop.close();
    }
}
