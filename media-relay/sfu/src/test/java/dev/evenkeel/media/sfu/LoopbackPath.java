package dev.evenkeel.media.sfu;

import dev.evenkeel.media.rtp.HeartbeatPayload;
import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.sfu.simulation.Answer;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A participant's path to a real relay over loopback: sends Opus packets with a number in them,
 * keeps those it gets.
 */
final class LoopbackPath implements AutoCloseable {
    static final String MEETING = "abc-defg-hij";

    private static final int MICROPHONE = 4_711;

    private final SelectiveForwardingRelay relay;
    private final DtlsSrtpTestClient client = DtlsSrtpTestClient.create();
    private final List<Integer> heard = new CopyOnWriteArrayList<>();
    private final List<Integer> sequences = new CopyOnWriteArrayList<>();
    private final List<HeartbeatPayload> heartbeats = new CopyOnWriteArrayList<>();
    private final String sessionId;
    private final int heartbeatSsrc;
    private int sequence = 100;
    private int timestamp;
    private final AtomicInteger numbered = new AtomicInteger();

    LoopbackPath(SelectiveForwardingRelay relay, String participant, String other, boolean active)
            throws Exception {
        this.relay = relay;
        Offers offer = Offers.offer().numbered();
        offer.send("microphone", MICROPHONE, 0);
        String heartbeatMid = offer.heartbeat();
        offer.subscribe(other, "microphone");
        MediaDescription said = offer.describe();
        String sdp =
                said.offer()
                        .replaceAll("sha-256 \\S+", "sha-256 " + client.fingerprint())
                        .replaceAll("ice-ufrag:\\S+", "ice-ufrag:" + client.ufrag())
                        .replaceAll("ice-pwd:\\S+", "ice-pwd:" + client.password());
        MediaDescription description =
                new MediaDescription(sdp, said.tracks(), said.subscriptions(), heartbeatMid);
        OpenOutcome outcome =
                relay.open(
                                new SessionRequest(
                                        MEETING,
                                        participant,
                                        1,
                                        0,
                                        true,
                                        true,
                                        active,
                                        1,
                                        description))
                        .toCompletableFuture()
                        .get();
        if (!(outcome instanceof OpenOutcome.Opened(String id, String answerSdp))) {
            throw new AssertionError(outcome);
        }
        sessionId = id;
        heartbeatSsrc = Answer.parse(answerSdp).lines().get(heartbeatMid).ssrc();
        client.onPacket(this::take);
        client.connect(
                relay.localAddress(),
                find(answerSdp, "a=ice-ufrag:(\\S+)"),
                find(answerSdp, "a=ice-pwd:(\\S+)"),
                find(answerSdp, "a=fingerprint:sha-256 (\\S+)"));
    }

    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern);
        }
        return matcher.group(1);
    }

    private void take(byte[] packet, boolean rtcp) {
        if (rtcp) {
            return;
        }
        RtpPacket view = new RtpPacket();
        if (!view.wrap(packet, 0, packet.length)) {
            throw new AssertionError("the relay sent a malformed packet");
        }
        if (view.ssrc() == heartbeatSsrc) {
            heartbeats.add(HeartbeatPayload.read(packet, view.payloadOffset()));
        } else {
            sequences.add(view.sequenceNumber());
            heard.add(NetworkOrder.int32(packet, view.payloadOffset()));
            if (view.findExtension(Offers.TRANSPORT_SEQUENCE) >= 0) {
                numbered.incrementAndGet();
            }
        }
    }

    /** Says something: {@code word} reaches whoever listens. */
    void say(int word) throws IOException {
        byte[] packet = new byte[RtpPacket.FIXED_HEADER + 4];
        RtpPacket.writeHeader(packet, 0, false, Offers.OPUS, sequence++, timestamp, MICROPHONE);
        NetworkOrder.putInt32(packet, RtpPacket.FIXED_HEADER, word);
        timestamp += 960;
        client.sendRtp(packet);
    }

    void activate(boolean active, long activation) throws Exception {
        relay.setActive(sessionId, active, activation).toCompletableFuture().get();
    }

    List<Integer> heard() {
        return heard;
    }

    /** Packets that carried the transport's sequence number. */
    int numbered() {
        return numbered.get();
    }

    List<Integer> sequences() {
        return sequences;
    }

    List<HeartbeatPayload> heartbeats() {
        return heartbeats;
    }

    DtlsSrtpTestClient client() {
        return client;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
