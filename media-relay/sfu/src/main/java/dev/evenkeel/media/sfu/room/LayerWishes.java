package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.LayersPayload;
import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import dev.evenkeel.media.sfu.tap.MeetingTap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one client is asked to send of its simulcast cameras. */
final class LayerWishes {
    /** Of a camera that rests nothing can be said. */
    private static final long SILENT_NANOS = 1_000_000_000;

    private final String participantId;
    private final Meeting meeting;
    private long sequence;

    LayerWishes(String participantId, Meeting meeting) {
        this.participantId = participantId;
        this.meeting = meeting;
    }

    /** Decides again for all lines. True when the client is to hear of it. */
    boolean weigh(List<Reception> receptions, long now) {
        boolean news = false;
        for (int i = 0; i < receptions.size(); i++) {
            LayerDemand demand = receptions.get(i).demand();
            news |= demand != null && weigh(receptions.get(i), demand, now);
        }
        sequence += news ? 1 : 0;
        return news;
    }

    private boolean weigh(Reception line, LayerDemand demand, long now) {
        LayerSet layers = line.layerSet();
        if (layers == null || layers.silentFor(SILENT_NANOS, now)) {
            demand.forget();
            return false;
        }
        TrackName name = new TrackName(participantId, line.source());
        MeetingTrack track = meeting.track(name);
        int needed =
                track.neededLayers(layers, demand.layers(), now)
                        | neededElsewhere(layers, 1 << demand.layers() - 1);
        boolean stuck = layers.awaitsKeyframe() || track.awaitsPicture();
        return demand.weigh(needed, stuck ? now : meeting.disturbedAt(), now);
    }

    /** At other relays, and by a recorder, which writes the largest. */
    private int neededElsewhere(LayerSet layers, int largest) {
        int there = meeting.peers().needed(layers.id());
        MeetingTap tap = meeting.tap();
        return tap != null && tap.records(participantId) ? there | largest : there;
    }

    /** The packet that tells it; null while there is nothing to say. */
    byte @Nullable [] announcement(List<Reception> receptions) {
        List<LayersPayload.Line> lines = new ArrayList<>();
        for (Reception line : receptions) {
            LayerDemand demand = line.demand();
            if (demand != null && demand.known()) {
                lines.add(new LayersPayload.Line(line.mid(), demand.on(), demand.off()));
            }
        }
        return lines.isEmpty() ? null : new LayersPayload(sequence, lines).encode();
    }
}
