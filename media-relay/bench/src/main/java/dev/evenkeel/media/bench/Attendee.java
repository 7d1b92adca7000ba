package dev.evenkeel.media.bench;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.rtcp.RtcpHandler;
import dev.evenkeel.media.rtp.rtcp.RtcpReader;
import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.simulation.Answer;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Somebody in a meeting who sends a camera and shows those of some others. */
final class Attendee implements AutoCloseable {
    private static final int REPORTER = 1;

    /** As browsers: an encoder that has just been asked is left alone. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final String id;
    private final DtlsSrtpTestClient client;
    private final VideoSource source = new VideoSource().keyframesWhenAsked();
    private final Map<Integer, Tile> tiles = new ConcurrentHashMap<>();
    private final Map<Integer, Long> askedAt = new ConcurrentHashMap<>();
    private long answeredAt = System.nanoTime() - PATIENCE_NANOS;

    Attendee(String id, DtlsSrtpTestClient client) {
        this.id = id;
        this.client = client;
    }

    String id() {
        return id;
    }

    /** Comes in, and shows these from now on. */
    void enter(EvenkeelRelay relay, Collection<String> others)
            throws IOException, InterruptedException {
        Offers offer =
                Offers.offer().connecting(client.ufrag(), client.password(), client.fingerprint());
        offer.send("camera", (int) Sdp.VIDEO_SSRC, (int) Sdp.VIDEO_SSRC + 1);
        offer.heartbeat();
        List<String> mids = new ArrayList<>();
        others.forEach(other -> mids.add(offer.subscribe(other, "camera")));
        client.onPacket(this::came);
        Answer answer = Answer.parse(relay.attend(client, id, offer.describe()));
        answer.lines()
                .forEach((mid, line) -> {
                    if (mids.contains(mid)) {
                        tile(line.ssrc());
                    }
                });
    }

    /** Media may come before the answer has been read. */
    private Tile tile(int ssrc) {
        return tiles.computeIfAbsent(ssrc, _ -> new Tile());
    }

    private void came(byte[] packet, boolean rtcp) {
        if (rtcp) {
            RtcpReader.read(packet, 0, packet.length, new Asked());
        } else if ((packet[1] & 0x7F) == Sdp.VP8) {
            int ssrc = NetworkOrder.int32(packet, 8);
            long now = System.nanoTime();
            if (tile(ssrc).take(packet, now)) {
                ask(ssrc, now);
            }
        }
    }

    private final class Asked implements RtcpHandler {
        @Override
        public void keyframeRequest(int ssrc) {
            long now = System.nanoTime();
            if (now - answeredAt > PATIENCE_NANOS) {
                answeredAt = now;
                source.askForKeyframe();
            }
        }
    }

    private void ask(int ssrc, long now) {
        Long before = askedAt.get(ssrc);
        if (before == null || now - before > PATIENCE_NANOS) {
            askedAt.put(ssrc, now);
            RtcpWriter writer = new RtcpWriter(100);
            say(writer.receiverReport(REPORTER).pictureLossIndication(REPORTER, ssrc));
        }
    }

    /** Says what came, as every receiver does now and then (RFC 3550 §6.4). */
    void report() {
        RtcpWriter writer = new RtcpWriter(1_000).receiverReport(REPORTER);
        tiles.forEach((ssrc, tile) -> {
            if (tile.newest() >= 0) {
                writer.reportBlock(ssrc, 0, 0, tile.newest(), 0, 0, 0);
            }
        });
        say(writer);
    }

    private void say(RtcpWriter writer) {
        byte[] packet = Arrays.copyOf(writer.buffer(), writer.length());
        try {
            client.sendRtcp(packet);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Sends the next frame. */
    void sendFrame(int packets) throws IOException {
        source.packetsPerFrame(packets);
        for (int i = 0; i < packets; i++) {
            client.sendRtp(source.next());
        }
    }

    List<Tile> tiles() {
        return List.copyOf(tiles.values());
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
