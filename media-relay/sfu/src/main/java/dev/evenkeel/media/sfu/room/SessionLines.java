package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.outbound.HeartbeatStream;
import dev.evenkeel.media.sfu.outbound.Scratch;
import dev.evenkeel.media.sfu.sdp.Agreed;
import dev.evenkeel.media.sfu.sdp.Agreed.Format;
import dev.evenkeel.media.sfu.sdp.Agreed.Send;
import dev.evenkeel.media.sfu.sdp.Agreed.Ssrcs;
import dev.evenkeel.media.sfu.transport.MediaTransport;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The m-lines of one session as streams: what is received, what is sent, and the heartbeat. */
final class SessionLines {
    private static final byte[] CNAME = "relay".getBytes(StandardCharsets.US_ASCII);

    private final RandomGenerator random;
    private final int ownSsrc;
    private final Map<String, Ssrcs> ssrcs = new HashMap<>();
    private final Publications publications;
    private final Subscriptions subscriptions;
    private @Nullable PublisherFeedback feedback;
    private @Nullable HeartbeatStream heartbeat;

    SessionLines(String participantId, Meeting meeting, Scratch scratch, RandomGenerator random) {
        this.random = random;
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
        Map<String, Agreed> byMid = new LinkedHashMap<>();
        agreed.forEach(line -> byMid.put(line.mid(), line));
        publications.apply(byMid, upstream);
        subscriptions.apply(byMid, transport, serving, now);
        agreed.forEach(this::applyHeartbeat);
    }

    private void applyHeartbeat(Agreed line) {
        Format format = line.format();
        Send send = line.send();
        if (format == null || send == null || !send.heartbeat()) {
            return;
        }
        int ssrc = send.ssrcs().media();
        HeartbeatStream known = heartbeat;
        boolean same =
                known != null
                        && known.ssrc() == ssrc
                        && known.payloadType() == format.payloadType();
        if (!same) {
            heartbeat = new HeartbeatStream(ssrc, format.payloadType());
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
            upstream.report(publications.receptions(), now);
        }
        subscriptions.report(rtcp, transport, now);
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
