package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.ParticipantState;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.inbound.StreamInfo;
import dev.evenkeel.media.sfu.sdp.Agreed;
import dev.evenkeel.media.sfu.sdp.Agreed.Receive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one client sends: its lines, and the tracks of the meeting they feed. */
final class Publications {
    private final String participantId;
    private final Meeting meeting;
    private final List<Reception> receptions = new ArrayList<>();
    private final LayerWishes wishes;

    Publications(String participantId, Meeting meeting) {
        this.participantId = participantId;
        this.meeting = meeting;
        wishes = new LayerWishes(participantId, meeting);
    }

    /** Keeps lines of which a later offer says the same, ends the others, and begins new ones. */
    void apply(Map<String, Agreed> byMid, InboundTrack.Upstream upstream) {
        receptions.removeIf(reception -> endedBy(reception, byMid.get(reception.mid())));
        for (Agreed line : byMid.values()) {
            Receive receive = line.receive();
            if (receive != null && !known(line.mid())) {
                var tracks = new LineTracks(line, receive, upstream);
                receptions.add(new Reception(line.mid(), receive, line.formats(), tracks));
            }
        }
    }

    private static boolean endedBy(Reception reception, @Nullable Agreed line) {
        Receive receive = line == null ? null : line.receive();
        boolean same = line != null && receive != null && reception.sameAs(receive, line.formats());
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
        private final boolean repairable;
        private final InboundTrack.Upstream upstream;
        private final LayerSet layers = new LayerSet(meeting.cascade().newHandle());

        LineTracks(Agreed line, Receive receive, InboundTrack.Upstream upstream) {
            this.receive = receive;
            video = line.section().video();
            repairable = video || line.formats().stream().anyMatch(Agreed.Format::repairable);
            this.upstream = upstream;
        }

        @Override
        public InboundTrack begin(int ssrc, int layer) {
            StreamInfo info =
                    new StreamInfo(
                            participantId,
                            receive.source(),
                            video,
                            meeting.cascade().newHandle(),
                            ssrc,
                            true,
                            repairable,
                            layer);
            TrackName name = new TrackName(participantId, receive.source());
            InboundTrack track = new InboundTrack(info, layers, upstream, meeting.sink(name));
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
            ReceivedLayer layer = receptions.get(i).layerOf(ssrc);
            if (layer != null) {
                return layer.take(packet, now);
            }
        }
        for (int i = 0; i < receptions.size(); i++) {
            ReceivedLayer layer = receptions.get(i).claim(packet.rtp);
            if (layer != null) {
                return layer.take(packet, now);
            }
        }
        return false;
    }

    void tick(long now) {
        for (int i = 0; i < receptions.size(); i++) {
            List<ReceivedLayer> layers = receptions.get(i).layers();
            for (int k = 0; k < layers.size(); k++) {
                InboundTrack track = layers.get(k).track();
                if (track != null) {
                    track.tick(now);
                }
            }
        }
    }

    void end() {
        receptions.forEach(Reception::end);
        receptions.clear();
    }

    @Nullable InboundTrack find(int ssrc) {
        for (int i = 0; i < receptions.size(); i++) {
            ReceivedLayer layer = receptions.get(i).layerOf(ssrc);
            InboundTrack track = layer == null ? null : layer.track();
            if (track != null && track.info().ssrc() == ssrc) {
                return track;
            }
        }
        return null;
    }

    /** Every stream that is known. */
    void forEach(Consumer<InboundTrack> action) {
        for (int i = 0; i < receptions.size(); i++) {
            List<ReceivedLayer> layers = receptions.get(i).layers();
            for (int k = 0; k < layers.size(); k++) {
                InboundTrack track = layers.get(k).track();
                if (track != null) {
                    action.accept(track);
                }
            }
        }
    }

    /** Decides again which layers are to be sent. True when the client is to hear of it. */
    boolean weighLayers(long now) {
        return wishes.weigh(receptions, now);
    }

    /** The packet that says which layers are to be sent; null while there is nothing to say. */
    byte @Nullable [] layerAnnouncement() {
        return wishes.announcement(receptions);
    }

    /** The simulcast layers, and what is wished of them. */
    List<ParticipantState.Layer> layers() {
        return receptions.stream().flatMap(Reception::describeLayers).toList();
    }

    List<Reception> receptions() {
        return receptions;
    }
}
