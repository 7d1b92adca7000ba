package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.outbound.Allocation;
import dev.evenkeel.media.sfu.outbound.DownTrack;
import dev.evenkeel.media.sfu.outbound.Egress;
import dev.evenkeel.media.sfu.outbound.OutboundStream;
import dev.evenkeel.media.sfu.outbound.Scratch;
import dev.evenkeel.media.sfu.outbound.View;
import dev.evenkeel.media.sfu.sdp.Agreed;
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
final class Subscriptions implements Egress.Padding {
    private static final int GOODBYE = 8;

    private final Meeting meeting;
    private final Scratch scratch;
    private final RandomGenerator random;
    private final Map<String, DownTrack> downTracks = new LinkedHashMap<>();
    private final Map<String, DownTrack> parked = new HashMap<>();
    private final Map<String, View> views = new HashMap<>();
    private List<Agreed> following = List.of();
    private final Allocation allocation;

    Subscriptions(Meeting meeting, Scratch scratch, RandomGenerator random) {
        this.meeting = meeting;
        this.scratch = scratch;
        this.random = random;
        allocation = new Allocation(Allocation.MOST_PICTURES, meeting::talkedAt);
    }

    void apply(Map<String, Agreed> byMid, Egress egress, boolean serving, long now) {
        following = byMid.values().stream().filter(Subscriptions::follows).toList();
        for (String mid : List.copyOf(downTracks.keySet())) {
            if (wanted(byMid.get(mid)) == null) {
                park(mid);
            }
        }
        want(byMid.values(), egress, serving, now);
    }

    /** The lines that follow the meeting's programme get what is on now. */
    void follow(Egress egress, boolean serving, long now) {
        want(following, egress, serving, now);
    }

    private void want(Collection<Agreed> lines, Egress egress, boolean serving, long now) {
        for (Agreed line : lines) {
            OutboundStream stream = wanted(line);
            if (stream != null) {
                rememberUnrepairable(line, stream, egress.transport());
                subscribe(line, stream, egress, serving, now);
            }
        }
    }

    private static boolean follows(Agreed line) {
        Send send = line.accepted() ? line.send() : null;
        return send != null && send.follows();
    }

    private @Nullable OutboundStream wanted(@Nullable Agreed line) {
        Send send = line == null || !line.accepted() ? null : line.send();
        if (line == null || send == null) {
            return null;
        }
        boolean video = line.section().video();
        TrackName name = send.follows() ? meeting.programme().of(video) : send.subscription();
        if (name == null) {
            return null;
        }
        return new OutboundStream(name, video, send.ssrcs().media(), send.ssrcs().rtx());
    }

    /** A client without RTX gets lost packets as they were, if it asks for any. */
    private static void rememberUnrepairable(
            Agreed line, OutboundStream stream, MediaTransport transport) {
        if (line.formats().stream().anyMatch(f -> f.repairable() && f.rtxPayloadType() < 0)) {
            transport.remember(stream.ssrc());
        }
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
            Agreed line, OutboundStream stream, Egress egress, boolean serving, long now) {
        String mid = line.mid();
        DownTrack known = downTracks.get(mid);
        if (known == null) {
            DownTrack track = unparked(line, stream, egress);
            track.view(views.getOrDefault(mid, View.UNKNOWN));
            track.levelExtension(line.audioLevel());
            track.serve(serving);
            downTracks.put(mid, track);
            meeting.addReceiver(track, now);
            return;
        }
        known.types(line.payloadTypes(), line.numbered());
        known.levelExtension(line.audioLevel());
        if (!known.stream().equals(stream)) {
            meeting.removeReceiver(known);
            known.retarget(stream);
            meeting.addReceiver(known, now);
        }
    }

    private DownTrack unparked(Agreed line, OutboundStream stream, Egress egress) {
        DownTrack known = parked.remove(line.mid());
        if (known == null) {
            return new DownTrack(
                    stream, line.payloadTypes(), line.numbered(), egress, scratch, random);
        }
        known.types(line.payloadTypes(), line.numbered());
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

    /** What the client shows on its lines from now on; lines not named keep what was said. */
    void view(Map<String, View> shown) {
        views.putAll(shown);
        views.keySet().retainAll(downTracks.keySet());
        downTracks.forEach((mid, track) -> track.view(views.getOrDefault(mid, View.UNKNOWN)));
    }

    /** Shares the client's path among its tracks anew. */
    void allocate(long bitsPerSecond, long now) {
        allocation.allocate(downTracks.values(), bitsPerSecond, meeting.ceiling(), now);
        for (DownTrack track : downTracks.values()) {
            if (track.takeResumed()) {
                meeting.receiverWaits(track, now);
            }
        }
    }

    /** What all tracks would take were there room. */
    long wishedBitsPerSecond() {
        return allocation.wishedBitsPerSecond();
    }

    @Override
    public int pad(long now) {
        for (DownTrack track : downTracks.values()) {
            int bytes = track.stream().video() && track.serving() ? track.pad(now) : 0;
            if (bytes > 0) {
                return bytes;
            }
        }
        return 0;
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
