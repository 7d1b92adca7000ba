package dev.evenkeel.media.sfu.simulation;

import dev.evenkeel.media.sfu.transport.LoopCounters;
import dev.evenkeel.media.sfu.transport.MediaTransport;
import dev.evenkeel.media.sfu.transport.PortProbe;
import dev.evenkeel.media.sfu.transport.RelayLoop;
import dev.evenkeel.media.sfu.transport.TransportListener;
import dev.evenkeel.media.sfu.transport.tcp.TcpCounters;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A relay's loop on the simulated network. It may die, or sleep and wake. */
public final class SimulatedLoop implements RelayLoop {
    private static final int FIRST_PORT = 40_000;

    private final SimulatedNetwork network;
    private final Map<InetSocketAddress, SimulatedLoop> loops;
    private final InetSocketAddress address;
    private final Map<String, SimulatedTransport> transports = new HashMap<>();
    private final Queue<Runnable> whileAsleep = new ArrayDeque<>();
    private final List<LongConsumer> pauseListeners = new ArrayList<>();
    private @Nullable BridgeListener bridge;
    private boolean dead;
    private boolean unplugged;
    private boolean asleep;
    private long asleepSince;
    private int opened;

    /**
     * @param loops all loops of the test by address; this one adds itself
     */
    public SimulatedLoop(SimulatedNetwork network, Map<InetSocketAddress, SimulatedLoop> loops) {
        this.network = network;
        this.loops = loops;
        address = new InetSocketAddress("127.0.0.1", FIRST_PORT + loops.size());
        loops.put(address, this);
    }

    /** Nothing comes and goes any more. */
    public void kill() {
        dead = true;
    }

    public boolean alive() {
        return !dead;
    }

    /** As killed, and nobody answers for it either. */
    public void unplug() {
        dead = true;
        unplugged = true;
    }

    /** Stands still; what arrives waits. */
    public void sleep() {
        asleep = true;
        asleepSince = network.nanoTime();
    }

    /** Goes on. After a second or more its owner hears of it before what waits is handled. */
    public void wake() {
        asleep = false;
        long pausedMillis = (network.nanoTime() - asleepSince) / 1_000_000;
        if (pausedMillis >= 1_000) {
            pauseListeners.forEach(listener -> listener.accept(pausedMillis));
        }
        while (!whileAsleep.isEmpty()) {
            whileAsleep.remove().run();
        }
    }

    boolean dead() {
        return dead;
    }

    boolean silent() {
        return dead || asleep;
    }

    void handle(Runnable work) {
        if (asleep) {
            whileAsleep.add(work);
        } else if (!dead) {
            work.run();
        }
    }

    /** The transport of this user name fragment. */
    public SimulatedTransport transport(String ufrag) {
        return transports.get(ufrag);
    }

    @Override
    public InetSocketAddress localAddress() {
        return address;
    }

    @Override
    public String fingerprint() {
        return "AB" + ":AB".repeat(31);
    }

    @Override
    public MediaTransport open(String remoteFingerprint, TransportListener listener) {
        String ufrag = address.getPort() + "u" + opened++;
        SimulatedTransport transport = new SimulatedTransport(this, network, ufrag, listener);
        transports.put(ufrag, transport);
        return transport;
    }

    @Override
    public void execute(Runnable task) {
        network.after(0, () -> handle(task));
    }

    @Override
    public void every(long periodMillis, LongConsumer task) {
        network.after(
                periodMillis * 1_000_000,
                () -> {
                    if (!silent()) {
                        task.accept(network.nanoTime());
                    }
                    if (!dead) {
                        every(periodMillis, task);
                    }
                });
    }

    @Override
    public void onBridgeDatagram(BridgeListener listener) {
        bridge = listener;
    }

    @Override
    public void onPause(LongConsumer pausedMillis) {
        pauseListeners.add(pausedMillis);
    }

    @Override
    public void send(byte[] buffer, int offset, int length, InetSocketAddress to) {
        SimulatedLoop target = loops.get(to);
        if (silent() || target == null) {
            return;
        }
        byte[] datagram = Arrays.copyOfRange(buffer, offset, offset + length);
        network.carryBridgeDatagram(() -> target.handle(() -> target.arrive(datagram, address)));
    }

    @Override
    public PortProbe probe(InetSocketAddress to) {
        return new SimulatedProbe(to);
    }

    /** A probe whose refusal takes the time of a journey there and back. */
    private final class SimulatedProbe implements PortProbe {
        private final InetSocketAddress to;
        private boolean refused;

        private SimulatedProbe(InetSocketAddress to) {
            this.to = to;
        }

        @Override
        public boolean knock(byte[] buffer, int offset, int length) {
            SimulatedLoop target = loops.get(to);
            network.carryBridgeDatagram(() -> {
                if (target == null || target.dead && !target.unplugged) {
                    network.carryBridgeDatagram(() -> refused = true);
                }
            });
            boolean told = refused;
            refused = false;
            return told;
        }

        @Override
        public void close() {}
    }

    private void arrive(byte[] datagram, InetSocketAddress from) {
        if (bridge != null) {
            bridge.datagram(datagram, 0, datagram.length, from, network.nanoTime());
        }
    }

    @Override
    public long nanoTime() {
        return network.nanoTime();
    }

    @Override
    public TcpCounters tcp() {
        return TcpCounters.none();
    }

    @Override
    public LoopCounters counters() {
        return new LoopCounters(
                0, 0, 0, 0, 0, 0, 0, 0, 0, new LoopCounters.Protocols(0, 0, 0, 0), Map.of());
    }

    @Override
    public void close() {
        dead = true;
    }
}
