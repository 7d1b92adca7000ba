package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.HeartbeatPayload;
import dev.evenkeel.media.rtp.NtpTimestamp;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.transport.MediaTransport;

/**
 * The heartbeat on the media path of one session: 25 packets a second of silence that carry the
 * relay's state.
 */
public final class HeartbeatStream {
    public static final long PERIOD_MILLIS = 40;

    private static final int TIMESTAMP_STEP = 1_920;

    private final int ssrc;
    private final int payloadType;
    private final byte[] packet = new byte[RtpPacket.FIXED_HEADER + HeartbeatPayload.LENGTH];
    private final byte[] announcement = new byte[RtpPacket.FIXED_HEADER + 259];
    private final ReceiverReport report = new ReceiverReport();
    private int sequence;
    private int timestamp;
    private long count;
    private long announcements;
    private long announcedBytes;

    public HeartbeatStream(int ssrc, int payloadType) {
        this.ssrc = ssrc;
        this.payloadType = payloadType;
    }

    /**
     * Sends the next heartbeat.
     *
     * @param flags of {@link HeartbeatPayload}
     */
    public void send(MediaTransport transport, int flags, long epoch) {
        RtpPacket.writeHeader(packet, 0, false, payloadType, sequence, timestamp, ssrc);
        HeartbeatPayload.write(packet, RtpPacket.FIXED_HEADER, flags, epoch, count);
        transport.sendRtp(packet, 0, packet.length);
        sequence++;
        timestamp += TIMESTAMP_STEP;
        count++;
    }

    /** Sends something else than a heartbeat between two of them. */
    public void announce(MediaTransport transport, byte[] opus) {
        RtpPacket.writeHeader(
                announcement,
                0,
                false,
                payloadType,
                sequence,
                timestamp - TIMESTAMP_STEP / 2,
                ssrc);
        System.arraycopy(opus, 0, announcement, RtpPacket.FIXED_HEADER, opus.length);
        transport.sendRtp(announcement, 0, RtpPacket.FIXED_HEADER + opus.length);
        sequence++;
        announcements++;
        announcedBytes += opus.length;
    }

    /** Measures the round trip even of a session that carries nothing else. */
    public void writeSenderReport(RtcpWriter writer, byte[] cname, long now) {
        long ntp = NtpTimestamp.ofNanos(now);
        long octets = count * HeartbeatPayload.LENGTH + announcedBytes;
        writer.senderReport(ssrc, ntp, timestamp, count + announcements, octets)
                .canonicalName(ssrc, cname);
        report.sent(ntp, now);
    }

    public int ssrc() {
        return ssrc;
    }

    public int payloadType() {
        return payloadType;
    }

    public ReceiverReport report() {
        return report;
    }
}
