package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.outbound.DownTrack;
import dev.evenkeel.media.sfu.outbound.SourceSelection;
import java.util.ArrayList;
import java.util.List;

/**
 * A track of a meeting: the sources it may come from and the receivers it goes to. Either may be
 * missing.
 */
final class MeetingTrack implements InboundTrack.Sink {
    private final Meeting meeting;
    private final TrackName name;
    private final List<InboundTrack> sources = new ArrayList<>();
    private final List<DownTrack> receivers = new ArrayList<>();
    private final SourceSelection selection = new SourceSelection();

    MeetingTrack(Meeting meeting, TrackName name) {
        this.meeting = meeting;
        this.name = name;
    }

    @Override
    public void media(InboundTrack source, MediaPacket packet, long now) {
        Counters counters = meeting.counters();
        if (source.info().local()) {
            meeting.cascade().media(meeting, source, packet);
        }
        if (!selection.accept(source, packet, now)) {
            counters.packetsDropped++;
            return;
        }
        int length = packet.rtp.length();
        for (int i = 0; i < receivers.size(); i++) {
            if (receivers.get(i).forward(source, packet, now)) {
                counters.packetsForwarded++;
                counters.bytesSent += length;
                if (meeting.mandate().excluded()) {
                    counters.forwardedUnderOldEpoch++;
                }
            }
        }
    }

    void addSource(InboundTrack source) {
        sources.add(source);
    }

    void removeSource(InboundTrack source) {
        sources.remove(source);
        selection.remove(source);
    }

    /** The source said goodbye but may come back. */
    void sourceEnded(InboundTrack source) {
        selection.remove(source);
    }

    void addReceiver(DownTrack receiver, long now) {
        receivers.add(receiver);
        if (receiver.serving()) {
            receiverWaits(now);
        }
    }

    void removeReceiver(DownTrack receiver) {
        receivers.remove(receiver);
    }

    /** A receiver that can't begin without a keyframe has come. */
    void receiverWaits(long now) {
        InboundTrack current = selection.current();
        if (current != null) {
            current.wantKeyframe(now);
            return;
        }
        for (InboundTrack source : sources) {
            source.wantKeyframe(now);
        }
    }

    boolean abandoned() {
        return sources.isEmpty() && receivers.isEmpty();
    }

    TrackName name() {
        return name;
    }

    List<InboundTrack> sources() {
        return sources;
    }
}
