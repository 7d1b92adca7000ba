package dev.evenkeel.media.bench.call;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.sfu.simulation.ClientPath;
import dev.evenkeel.media.sfu.simulation.SimulatedNetwork;
import dev.evenkeel.testkit.udp.DelayLine;
import dev.evenkeel.testkit.udp.Impairment;
import dev.evenkeel.testkit.udp.Passage;
import dev.evenkeel.testkit.udp.Passed;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** One end's way to a simulated relay, as bad as wished, in made-up time. */
final class SimulatedWire implements Wire {
    /** Authentication tags, and the index of SRTCP (RFC 7714). */
    private static final int RTP_TAG = 16;

    private static final int RTCP_TAG = 20;

    private final SimulatedNetwork network;
    private final ClientPath relay;
    private final Way up;
    private final Way down;
    private final Map<Integer, byte[]> kept = new HashMap<>();
    private int keptSsrc;

    SimulatedWire(SimulatedNetwork network, ClientPath relay, long seed) {
        this.network = network;
        this.relay = relay;
        up = new Way(seed);
        down = new Way(seed + 1_000);
    }

    void connect(CallPath.Client client) {
        relay.connect(
                new ClientPath.Client() {
                    @Override
                    public void rtp(byte[] packet) {
                        down.take(packet.length + RTP_TAG, () -> client.rtp(packet));
                    }

                    @Override
                    public void rtcp(byte[] packet) {
                        down.take(packet.length + RTCP_TAG, () -> client.rtcp(packet));
                    }

                    @Override
                    public void ended() {}
                });
    }

    void impair(Impairment toRelay, Impairment toClient) {
        up.impairment = toRelay;
        down.impairment = toClient;
    }

    Passed takePassedToClient() {
        return down.passage.take();
    }

    @Override
    public void rtp(byte[] packet) {
        if (NetworkOrder.int32(packet, 8) == keptSsrc) {
            kept.put(NetworkOrder.uint16(packet, 2), packet);
        }
        up.take(packet.length + RTP_TAG, () -> relay.uplink(packet, false));
    }

    @Override
    public void rtcp(byte[] packet) {
        up.take(packet.length + RTCP_TAG, () -> relay.uplink(packet, true));
    }

    @Override
    public void keep(int ssrc) {
        keptSsrc = ssrc;
    }

    @Override
    public void again(int ssrc, int sequence) {
        byte[] packet = kept.get(sequence);
        if (packet != null) {
            up.take(packet.length + RTP_TAG, () -> relay.uplink(packet, false));
        }
    }

    private final class Way {
        private final Passage passage = new Passage();
        private final DelayLine<Runnable> line;
        private Impairment impairment = Impairment.NONE;
        private boolean moving;

        private Way(long seed) {
            line = new DelayLine<>(new Random(seed), passage);
        }

        private void take(int bytes, Runnable arrival) {
            boolean kept = line.offer(arrival, bytes, impairment, network.nanoTime());
            if (kept && !moving) {
                move();
            }
        }

        private void move() {
            for (Runnable next = poll(); next != null; next = poll()) {
                next.run();
            }
            long wait = line.nanosToNext(network.nanoTime());
            moving = wait < Long.MAX_VALUE;
            if (moving) {
                network.after(wait, this::move);
            }
        }

        private Runnable poll() {
            return line.poll(network.nanoTime());
        }
    }
}
