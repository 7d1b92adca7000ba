package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.inbound.StreamInfo;
import dev.evenkeel.media.sfu.sdp.Agreed;
import dev.evenkeel.media.sfu.sdp.Agreed.Format;
import dev.evenkeel.media.sfu.sdp.Agreed.Receive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one client sends: its lines, and the tracks of the meeting they feed. */
final class Publications {
    private final String participantId;
    private final Meeting meeting;
    private final List<Reception> receptions = new ArrayList<>();

    Publications(String participantId, Meeting meeting) {
        this.participantId = participantId;
        this.meeting = meeting;
    }

    /** Keeps lines of which a later offer says the same, ends the others, and begins new ones. */
    void apply(Map<String, Agreed> byMid, InboundTrack.Upstream upstream) {
        receptions.removeIf(reception -> endedBy(reception, byMid.get(reception.mid())));
        for (Agreed line : byMid.values()) {
            Format format = line.format();
            Receive receive = line.receive();
            if (format != null && receive != null && !known(line.mid())) {
                var tracks = new LineTracks(receive, line.section().video(), upstream);
                receptions.add(new Reception(line.mid(), receive, format, tracks));
            }
        }
    }

    private static boolean endedBy(Reception reception, @Nullable Agreed line) {
        Receive receive = line == null ? null : line.receive();
        Format format = line == null ? null : line.format();
        boolean same = receive != null && format != null && reception.sameAs(receive, format);
        if (!same) {
            reception.end();
        }
        return !same;
    }

    private boolean known(String mid) {
        return receptions.stream().anyMatch(reception -> reception.mid().equals(mid));
    }

    /** Begins and ends the tracks of one line. */
    private final class LineTracks implements Reception.Tracks {
        private final Receive receive;
        private final boolean video;
        private final InboundTrack.Upstream upstream;

        LineTracks(Receive receive, boolean video, InboundTrack.Upstream upstream) {
            this.receive = receive;
            this.video = video;
            this.upstream = upstream;
        }

        @Override
        public InboundTrack begin(int ssrc) {
            StreamInfo info =
                    new StreamInfo(
                            participantId,
                            receive.source(),
                            video,
                            meeting.cascade().newHandle(),
                            ssrc,
                            true,
                            video);
            TrackName name = new TrackName(participantId, receive.source());
            InboundTrack track = new InboundTrack(info, upstream, meeting.sink(name));
            meeting.addSource(track);
            return track;
        }

        @Override
        public void end(InboundTrack track) {
            meeting.removeSource(track);
        }
    }

    /** Takes a packet, header not yet looked at. False when it belongs to no line. */
    boolean receive(MediaPacket packet, long now) {
        int ssrc = packet.rtp.ssrc();
        for (int i = 0; i < receptions.size(); i++) {
            if (receptions.get(i).owns(ssrc)) {
                return receptions.get(i).take(packet, now);
            }
        }
        for (int i = 0; i < receptions.size(); i++) {
            if (receptions.get(i).claims(packet.rtp)) {
                return receptions.get(i).take(packet, now);
            }
        }
        return false;
    }

    void tick(long now) {
        for (int i = 0; i < receptions.size(); i++) {
            InboundTrack track = receptions.get(i).track();
            if (track != null) {
                track.tick(now);
            }
        }
    }

    void end() {
        receptions.forEach(Reception::end);
        receptions.clear();
    }

    @Nullable InboundTrack find(int ssrc) {
        for (int i = 0; i < receptions.size(); i++) {
            InboundTrack track = receptions.get(i).track();
            if (track != null && track.info().ssrc() == ssrc) {
                return track;
            }
        }
        return null;
    }

    List<Reception> receptions() {
        return receptions;
    }
}
