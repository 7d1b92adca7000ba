package dev.evenkeel.media.bench.call;

import dev.evenkeel.media.bench.Sdp;
import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.sfu.simulation.Timeline;
import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import dev.evenkeel.testkit.udp.LossyUdpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One end's way to a server: through a proxy that can be made as bad as wished. */
public final class CallPath implements Wire, AutoCloseable {
    private static final Pattern CANDIDATE =
            Pattern.compile(
                    "(?<before>a=candidate:\\S+ 1 (?:udp|UDP) \\d+ )(?<host>\\S+) (?<port>\\d+)"
                            + "(?<after> typ host)");
    private static final int KEPT = 512;

    private final DtlsSrtpTestClient transport;
    private final Map<Long, byte[]> kept = new HashMap<>();
    private final long seed;
    private @Nullable LossyUdpProxy proxy;
    private int keptSsrc;

    /** Takes plain packets, on the clients' thread. */
    public interface Client {
        void rtp(byte[] packet);

        void rtcp(byte[] packet);
    }

    public CallPath(long seed) throws IOException {
        this.seed = seed;
        transport = DtlsSrtpTestClient.create();
    }

    public DtlsSrtpTestClient transport() {
        return transport;
    }

    @Override
    public void keep(int ssrc) {
        keptSsrc = ssrc;
    }

    /** Connects to the server that wrote this description, over a network that is still good. */
    public void connect(String description, Timeline timeline, Client client)
            throws IOException, InterruptedException {
        Matcher candidate = CANDIDATE.matcher(description);
        if (!candidate.find()) {
            throw new IOException("no UDP candidate in " + description);
        }
        LossyUdpProxy between =
                LossyUdpProxy.start(
                        0,
                        new InetSocketAddress(
                                candidate.group("host"), Integer.parseInt(candidate.group("port"))),
                        seed);
        proxy = between;
        transport.onPacket((packet, rtcp) ->
                timeline.after(
                        0,
                        () -> {
                            if (rtcp) {
                                client.rtcp(packet);
                            } else {
                                client.rtp(packet);
                            }
                        }));
        String throughProxy = "${before}127.0.0.1 " + between.port() + "${after}";
        Sdp.connect(transport, candidate.replaceAll(throughProxy));
    }

    /** Once connected. */
    public LossyUdpProxy proxy() {
        return Objects.requireNonNull(proxy);
    }

    @Override
    public void rtp(byte[] packet) {
        try {
            byte[] wire = transport.protectRtp(packet);
            int ssrc = NetworkOrder.int32(packet, 8);
            if (ssrc == keptSsrc) {
                int sequence = NetworkOrder.uint16(packet, 2);
                kept.put(key(ssrc, sequence), wire);
                kept.remove(key(ssrc, sequence - KEPT & 0xFFFF));
            }
            transport.sendDatagram(wire);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static long key(int ssrc, int sequence) {
        return (long) ssrc << 16 | sequence;
    }

    @Override
    public void again(int ssrc, int sequence) {
        byte[] wire = kept.get(key(ssrc, sequence));
        if (wire != null) {
            try {
                transport.sendDatagram(wire);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    @Override
    public void rtcp(byte[] packet) {
        try {
            transport.sendRtcp(packet);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() throws IOException {
        transport.onPacket((packet, rtcp) -> {});
        transport.vanish();
        LossyUdpProxy between = proxy;
        if (between != null) {
            between.close();
        }
    }
}
