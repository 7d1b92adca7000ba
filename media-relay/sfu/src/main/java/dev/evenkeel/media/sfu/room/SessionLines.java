package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.codec.Encoding;
import dev.evenkeel.media.sfu.outbound.Egress;
import dev.evenkeel.media.sfu.outbound.HeartbeatStream;
import dev.evenkeel.media.sfu.outbound.Scratch;
import dev.evenkeel.media.sfu.sdp.Agreed;
import dev.evenkeel.media.sfu.sdp.Agreed.Send;
import dev.evenkeel.media.sfu.sdp.Agreed.Ssrcs;
import dev.evenkeel.media.sfu.transport.MediaTransport;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The m-lines of one session as streams: what is received, what is sent, and the heartbeat. */
final class SessionLines {
    private static final byte[] CNAME = "relay".getBytes(StandardCharsets.US_ASCII);

    private final Scratch scratch;
    private final RandomGenerator random;
    private final int ownSsrc;
    private final Map<String, Ssrcs> ssrcs = new HashMap<>();
    private final Publications publications;
    private final Subscriptions subscriptions;
    private @Nullable PublisherFeedback feedback;
    private @Nullable HeartbeatStream heartbeat;
    private @Nullable Egress egress;

    SessionLines(String participantId, Meeting meeting, Scratch scratch, RandomGenerator random) {
        this.random = random;
        this.scratch = scratch;
        ownSsrc = newSsrc();
        publications = new Publications(participantId, meeting);
        subscriptions = new Subscriptions(meeting, scratch, random);
    }

    /** The relay's SSRCs of a mid: made once, then always the same. */
    Ssrcs ssrcs(String mid) {
        return ssrcs.computeIfAbsent(mid, _ -> new Ssrcs(newSsrc(), newSsrc()));
    }

    private int newSsrc() {
        return random.nextInt(1, Integer.MAX_VALUE);
    }

    void apply(List<Agreed> agreed, MediaTransport transport, boolean serving, long now) {
        PublisherFeedback upstream = feedback;
        if (upstream == null) {
            upstream = feedback = new PublisherFeedback(ownSsrc, CNAME, transport);
        }
        Egress out = egress;
        if (out == null) {
            out = egress = new Egress(transport, scratch);
        }
        out.transportSequence(numbering(agreed));
        Map<String, Agreed> byMid = new LinkedHashMap<>();
        agreed.forEach(line -> byMid.put(line.mid(), line));
        upstream.transportSequence(transportSequence(agreed));
        publications.apply(byMid, upstream);
        subscriptions.apply(byMid, out, serving, now);
        agreed.forEach(this::applyHeartbeat);
    }

    /** One id means the same in all bundled lines (RFC 9143 §9.1). */
    private static int transportSequence(List<Agreed> agreed) {
        return agreed.stream()
                .map(Agreed::receive)
                .filter(Objects::nonNull)
                .mapToInt(receive -> receive.extensions().transportSequence())
                .filter(id -> id > 0)
                .findFirst()
                .orElse(0);
    }

    /** Id of the header extension that numbers packets to the client, or 0. */
    private static int numbering(List<Agreed> agreed) {
        return agreed.stream()
                .map(Agreed::send)
                .filter(Objects::nonNull)
                .mapToInt(Send::transportSequence)
                .filter(id -> id > 0)
                .findFirst()
                .orElse(0);
    }

    /** The meeting's programme has changed. */
    void follow(boolean serving, long now) {
        Egress out = egress;
        if (out != null) {
            subscriptions.follow(out, serving, now);
        }
    }

    private void applyHeartbeat(Agreed line) {
        Send send = line.send();
        int payloadType = line.payloadTypes().payloadType(Encoding.OPUS);
        if (payloadType < 0 || send == null || !send.heartbeat()) {
            return;
        }
        int ssrc = send.ssrcs().media();
        HeartbeatStream known = heartbeat;
        boolean same = known != null && known.ssrc() == ssrc && known.payloadType() == payloadType;
        if (!same) {
            heartbeat = new HeartbeatStream(ssrc, payloadType);
        }
    }

    /** A packet of the client came, whatever it is. */
    void arrived(RtpPacket packet, long now) {
        PublisherFeedback upstream = feedback;
        if (upstream != null) {
            upstream.arrived(packet, now);
        }
    }

    /** The way to the client; null before the first offer. */
    @Nullable Egress egress() {
        return egress;
    }

    /** Asks again for what is missing, lets waiting pictures go, and probes. */
    void tick(boolean serving, long now) {
        publications.tick(now);
        Egress out = egress;
        if (out != null && serving) {
            out.tick(subscriptions.wishedBitsPerSecond(), subscriptions, now);
        } else if (out != null) {
            out.discard();
        }
    }

    /** Shares the client's path among its tracks anew. */
    void allocate(long now) {
        Egress out = egress;
        if (out != null) {
            subscriptions.allocate(out.bitsPerSecond(), now);
        }
    }

    /** Tells the client when its packets came. */
    void tellArrivals() {
        PublisherFeedback upstream = feedback;
        if (upstream != null) {
            upstream.tellArrivals();
        }
    }

    /** The reports of one second. */
    void report(RtcpWriter rtcp, MediaTransport transport, long now) {
        HeartbeatStream stream = heartbeat;
        if (stream != null) {
            rtcp.clear();
            stream.writeSenderReport(rtcp, CNAME, now);
            transport.sendRtcp(rtcp.buffer(), 0, rtcp.length());
        }
        PublisherFeedback upstream = feedback;
        if (upstream != null && !publications.receptions().isEmpty()) {
            upstream.report(publications, now);
        }
        subscriptions.report(rtcp, transport, now);
    }

    boolean isHeartbeat(int ssrc) {
        HeartbeatStream stream = heartbeat;
        return stream != null && stream.ssrc() == ssrc;
    }

    /** The client's report on the heartbeat gives the round trip of the whole path. */
    void heartbeatReport(int ssrc, int lost, long jitter, int lsr, int dlsr, long now) {
        HeartbeatStream stream = heartbeat;
        PublisherFeedback upstream = feedback;
        if (stream != null && stream.ssrc() == ssrc && upstream != null) {
            stream.report().received(lost, jitter, lsr, dlsr, now);
            upstream.roundTripNanos(stream.report().roundTripNanos());
        }
    }

    void writeGoodbye(RtcpWriter rtcp) {
        rtcp.clear();
        rtcp.receiverReport(ownSsrc);
        subscriptions.writeGoodbye(rtcp);
    }

    void end() {
        publications.end();
        subscriptions.end();
        heartbeat = null;
    }

    Publications publications() {
        return publications;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    @Nullable HeartbeatStream heartbeat() {
        return heartbeat;
    }
}
