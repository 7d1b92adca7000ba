package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.outbound.DownTrack;
import dev.evenkeel.media.sfu.outbound.OutboundStream;
import dev.evenkeel.media.sfu.outbound.Scratch;
import dev.evenkeel.media.sfu.sdp.Agreed;
import dev.evenkeel.media.sfu.sdp.Agreed.Format;
import dev.evenkeel.media.sfu.sdp.Agreed.Send;
import dev.evenkeel.media.sfu.transport.MediaTransport;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What one client gets: a down track for each line that something is wanted on. */
final class Subscriptions {
    private static final int GOODBYE = 8;

    private final Meeting meeting;
    private final Scratch scratch;
    private final RandomGenerator random;
    private final Map<String, DownTrack> downTracks = new LinkedHashMap<>();
    private final Map<String, DownTrack> parked = new HashMap<>();

    Subscriptions(Meeting meeting, Scratch scratch, RandomGenerator random) {
        this.meeting = meeting;
        this.scratch = scratch;
        this.random = random;
    }

    void apply(Map<String, Agreed> byMid, MediaTransport transport, boolean serving, long now) {
        for (String mid : List.copyOf(downTracks.keySet())) {
            if (wanted(byMid.get(mid)) == null) {
                park(mid);
            }
        }
        for (Agreed line : byMid.values()) {
            OutboundStream stream = wanted(line);
            Format format = line.format();
            if (stream != null && format != null) {
                subscribe(line.mid(), stream, format, transport, serving, now);
            }
        }
    }

    private static @Nullable OutboundStream wanted(@Nullable Agreed line) {
        Send send = line == null || line.format() == null ? null : line.send();
        TrackName name = send == null ? null : send.subscription();
        if (line == null || send == null || name == null) {
            return null;
        }
        boolean video = line.section().video();
        return new OutboundStream(name, video, send.ssrcs().media(), send.ssrcs().rtx());
    }

    /**
     * Nothing is wanted on the line any more. Its SSRCs stay, so its numbering must go on should it
     * be wanted again.
     */
    private void park(String mid) {
        DownTrack track = downTracks.remove(mid);
        if (track != null) {
            meeting.removeReceiver(track);
            track.serve(false);
            parked.put(mid, track);
        }
    }

    private void subscribe(
            String mid,
            OutboundStream stream,
            Format format,
            MediaTransport transport,
            boolean serving,
            long now) {
        DownTrack known = downTracks.get(mid);
        if (known == null) {
            DownTrack track = unparked(mid, stream, format, transport);
            track.serve(serving);
            downTracks.put(mid, track);
            meeting.addReceiver(track, now);
            return;
        }
        known.formats(format.payloadType(), format.rtxPayloadType());
        if (!known.stream().equals(stream)) {
            meeting.removeReceiver(known);
            known.retarget(stream);
            meeting.addReceiver(known, now);
        }
    }

    private DownTrack unparked(
            String mid, OutboundStream stream, Format format, MediaTransport transport) {
        int payloadType = format.payloadType();
        int rtxPayloadType = format.rtxPayloadType();
        DownTrack known = parked.remove(mid);
        if (known == null) {
            return new DownTrack(stream, payloadType, rtxPayloadType, transport, scratch, random);
        }
        known.formats(payloadType, rtxPayloadType);
        known.retarget(stream);
        return known;
    }

    void serve(boolean serving, long now) {
        for (DownTrack track : downTracks.values()) {
            track.serve(serving);
            if (serving) {
                meeting.receiverWaits(track, now);
            }
        }
    }

    void report(RtcpWriter rtcp, MediaTransport transport, long now) {
        for (DownTrack track : downTracks.values()) {
            rtcp.clear();
            if (track.serving() && track.writeSenderReport(rtcp, now)) {
                transport.sendRtcp(rtcp.buffer(), 0, rtcp.length());
            }
        }
    }

    /** RFC 3550 §6.6 for every stream that was sent. */
    void writeGoodbye(RtcpWriter rtcp) {
        for (DownTrack track : downTracks.values()) {
            if (track.packets() > 0 && rtcp.room() >= GOODBYE) {
                rtcp.bye(track.stream().ssrc());
            }
        }
    }

    void end() {
        downTracks.values().forEach(meeting::removeReceiver);
        downTracks.clear();
        parked.clear();
    }

    @Nullable DownTrack find(int ssrc) {
        for (DownTrack track : downTracks.values()) {
            if (track.stream().ssrc() == ssrc) {
                return track;
            }
        }
        return null;
    }

    Collection<DownTrack> downTracks() {
        return downTracks.values();
    }
}
