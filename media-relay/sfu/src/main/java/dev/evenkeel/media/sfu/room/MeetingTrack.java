package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.outbound.DownTrack;
import dev.evenkeel.media.sfu.outbound.SourceSelection;
import dev.evenkeel.media.sfu.speech.SpeechScore;
import dev.evenkeel.media.sfu.tap.MeetingTap;
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
    private final boolean voice;
    private boolean resting;

    MeetingTrack(Meeting meeting, TrackName name) {
        this.meeting = meeting;
        this.name = name;
        voice = name.source().equals("microphone");
    }

    @Override
    public void media(InboundTrack source, MediaPacket packet, long now) {
        Counters counters = meeting.counters();
        if (voice && !meeting.voices().admits(source.speech(), now)) {
            counters.packetsSilenced++;
            rest(source);
            return;
        }
        if (source.info().local()) {
            meeting.cascade().media(meeting, source, packet);
            MeetingTap tap = meeting.tap();
            if (tap != null) {
                tap.media(source, packet.rtp, now);
            }
        }
        if (!selection.accept(source, packet, now)) {
            counters.packetsDropped++;
            return;
        }
        resting = false;
        for (int i = 0; i < receivers.size(); i++) {
            forward(receivers.get(i), source, packet, now);
        }
    }

    private void forward(DownTrack receiver, InboundTrack source, MediaPacket packet, long now) {
        long packets = receiver.packets();
        long bytes = receiver.bytes();
        long added = receiver.redundancy().added();
        long removed = receiver.redundancy().removed();
        if (receiver.forward(source, packet, now)) {
            Counters counters = meeting.counters();
            counters.packetsForwarded += receiver.packets() - packets;
            counters.bytesSent += receiver.bytes() - bytes;
            counters.redundancyAdded += receiver.redundancy().added() - added;
            counters.redundancyRemoved += receiver.redundancy().removed() - removed;
            if (meeting.mandate().excluded()) {
                counters.forwardedUnderOldEpoch++;
            }
        }
    }

    /** Receivers are told once; while the voice rests nothing is done for any of them. */
    private void rest(InboundTrack source) {
        if (!resting && selection.current() == source.layers()) {
            resting = true;
            receivers.forEach(DownTrack::rest);
        }
    }

    void addSource(InboundTrack source) {
        sources.add(source);
    }

    void removeSource(InboundTrack source) {
        sources.remove(source);
        selection.remove(source);
        source.layers().remove(source);
    }

    /** The source said goodbye but may come back. */
    void sourceEnded(InboundTrack source) {
        selection.remove(source);
    }

    void addReceiver(DownTrack receiver, long now) {
        receivers.add(receiver);
        if (receiver.serving()) {
            receiverWaits(receiver, now);
        }
    }

    void removeReceiver(DownTrack receiver) {
        receivers.remove(receiver);
    }

    /** A receiver has come that begins with a keyframe. */
    void receiverWaits(DownTrack receiver, long now) {
        LayerSet current = selection.current();
        if (current != null && meeting.mandate().serving()) {
            receiver.begin(current, now);
            return;
        }
        for (InboundTrack source : sources) {
            source.wantKeyframe(now);
        }
    }

    /**
     * Whether somebody here needs this layer of a source: the smallest always, to begin with and to
     * fall back to; the one each receiver gets; the one it is to get; and all below that until it
     * flows.
     */
    boolean wants(InboundTrack layer) {
        LayerSet set = layer.layers();
        if (!set.simulcast() || set.layers().getFirst() == layer) {
            return true;
        }
        for (int i = 0; i < receivers.size(); i++) {
            DownTrack receiver = receivers.get(i);
            if (receiver.wanted() && wants(receiver.layer(), receiver.layerLimit(), layer)) {
                return true;
            }
        }
        return false;
    }

    private static boolean wants(int has, int limit, InboundTrack layer) {
        int index = layer.info().layer();
        InboundTrack goal = layer.layers().largest(limit);
        return index == has || goal == layer || (index <= limit && !layer.layers().flows(goal));
    }

    /** Bits of the layers of a source that somebody here gets or could get. */
    int neededLayers(LayerSet source, int count, long now) {
        boolean screen = name.source().equals("screen");
        int most = screen ? count - 1 : meeting.ceiling().layer(source, count);
        return LayerNeeds.of(receivers, source, count, most, now);
    }

    /** Whether somebody here waits for a picture to begin. */
    boolean awaitsPicture() {
        return LayerNeeds.waiting(receivers);
    }

    /** Whether no other source flows instead of this one. */
    boolean leads(InboundTrack source) {
        LayerSet current = selection.current();
        return current == null || current == source.layers();
    }

    /** How the microphone sounds whose packets flow. */
    SpeechScore score(long now) {
        LayerSet flowing = selection.current();
        return flowing == null || flowing.layers().isEmpty()
                ? SpeechScore.SILENT
                : SpeechScore.of(flowing.layers().getFirst().speech(), now);
    }

    /** Whether something of it came within this time. */
    boolean flows(long withinNanos, long now) {
        for (InboundTrack source : sources) {
            if (!source.layers().silentFor(withinNanos, now)) {
                return true;
            }
        }
        return false;
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
