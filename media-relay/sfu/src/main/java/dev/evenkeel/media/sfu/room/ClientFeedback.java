package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.SequenceNumber;
import dev.evenkeel.media.rtp.rtcp.RtcpHandler;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.outbound.DownTrack;
import dev.evenkeel.media.sfu.outbound.Egress;
import dev.evenkeel.media.sfu.tap.MeetingTap;
import org.jspecify.annotations.Nullable;

/** Takes the RTCP of one client: reports on what it sends, and feedback on what it receives. */
final class ClientFeedback implements RtcpHandler {
    /** What is left of a path that has fallen: its tracks have to be less at once. */
    private static final double FALL = 0.7;

    private final Session session;
    private long now;

    ClientFeedback(Session session) {
        this.session = session;
    }

    void arrivedAt(long nanos) {
        now = nanos;
    }

    @Override
    public void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
        InboundTrack track = session.inbound(ssrc);
        if (track != null) {
            track.clock().report(ntp, rtpTimestamp, now);
            session.meeting().cascade().senderReport(session.meeting(), track, ntp, rtpTimestamp);
            MeetingTap tap = session.meeting().tap();
            if (tap != null) {
                tap.report(track);
            }
        }
    }

    @Override
    public void reportBlock(
            int reporter,
            int ssrc,
            int fractionLost,
            int cumulativeLost,
            long highestSequence,
            long jitter,
            int lastSenderReport,
            int delaySinceLastSenderReport) {
        DownTrack track = session.outbound(ssrc);
        noteLoss(track, ssrc, fractionLost);
        if (track != null) {
            track.report()
                    .received(
                            cumulativeLost,
                            jitter,
                            lastSenderReport,
                            delaySinceLastSenderReport,
                            now);
        } else {
            session.lines()
                    .heartbeatReport(
                            ssrc,
                            cumulativeLost,
                            jitter,
                            lastSenderReport,
                            delaySinceLastSenderReport,
                            now);
        }
    }

    /** Repeated sound comes under its own SSRC, and so hides what was lost of it. */
    private void noteLoss(@Nullable DownTrack track, int ssrc, int fractionLost) {
        Egress egress = session.lines().egress();
        boolean hidden = track != null && !track.stream().video();
        if (egress != null && (track != null || session.lines().isHeartbeat(ssrc))) {
            if (!hidden || !egress.loss().lossy(now)) {
                egress.loss().reported(fractionLost, now);
            }
        }
    }

    @Override
    public void nack(int ssrc, int sequence, int followers) {
        DownTrack track = session.outbound(ssrc);
        if (track == null) {
            return;
        }
        track.repeat(sequence, now);
        for (int bit = 0; bit < 16; bit++) {
            if ((followers >> bit & 1) != 0) {
                track.repeat(SequenceNumber.add(sequence, bit + 1), now);
            }
        }
    }

    @Override
    public void packetReported(int sequence, boolean received, long arrivalTicks) {
        Egress egress = session.lines().egress();
        if (egress == null) {
            return;
        }
        if (!received && egress.repairsBoldly(now)) {
            repeatUnasked(egress, sequence);
        }
        egress.reported(sequence, received, arrivalTicks, now);
    }

    /** On a path that loses much the question for a lost packet is often lost as well. */
    private void repeatUnasked(Egress egress, int transportSequence) {
        int ssrc = egress.ssrcOf(transportSequence);
        DownTrack track = ssrc == 0 ? null : session.outbound(ssrc);
        if (track != null) {
            track.lost(egress.streamSequenceOf(transportSequence), now);
        }
    }

    @Override
    public void feedbackComplete() {
        Egress egress = session.lines().egress();
        if (egress == null) {
            return;
        }
        long before = egress.bitsPerSecond();
        egress.feedbackComplete(now);
        if (egress.bitsPerSecond() < FALL * before && session.serving()) {
            session.lines().allocate(now);
        }
    }

    @Override
    public void keyframeRequest(int ssrc) {
        DownTrack track = session.outbound(ssrc);
        if (track != null) {
            track.keyframeRequested(now);
        }
    }

    @Override
    public void bye(int ssrc) {
        InboundTrack track = session.inbound(ssrc);
        if (track != null) {
            track.ended(now);
            session.meeting().sourceEnded(track);
        }
    }
}
