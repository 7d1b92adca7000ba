package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.sfu.ParticipantState;
import dev.evenkeel.media.sfu.codec.PayloadTypes;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import dev.evenkeel.media.sfu.sdp.Agreed.Format;
import dev.evenkeel.media.sfu.sdp.Agreed.Receive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An m-line a client sends on: finds out which packets are its own, and of which layer. */
final class Reception {
    private final String mid;
    private final byte[] midBytes;
    private final Receive receive;
    private final List<Format> formats;
    private final PayloadTypes types = new PayloadTypes();
    private final Tracks tracks;
    private final List<ReceivedLayer> layers = new ArrayList<>();
    private final @Nullable LayerDemand demand;

    /** Makes a track when its SSRC is known, and ends it when the line has another one. */
    interface Tracks {
        InboundTrack begin(int ssrc, int layer);

        void end(InboundTrack track);
    }

    Reception(String mid, Receive receive, List<Format> formats, Tracks tracks) {
        this.mid = mid;
        midBytes = mid.getBytes(StandardCharsets.US_ASCII);
        this.receive = receive;
        this.formats = formats;
        this.tracks = tracks;
        formats.forEach(f -> types.add(f.encoding(), f.payloadType(), f.rtxPayloadType()));
        receive.rids().forEach(rid -> layers.add(layer(rid)));
        if (layers.isEmpty()) {
            layers.add(announced());
        }
        demand = layers.size() > 1 ? new LayerDemand(layers.size()) : null;
    }

    private ReceivedLayer layer(String rid) {
        return new ReceivedLayer(rid, types, receive.extensions().audioLevel());
    }

    private ReceivedLayer announced() {
        ReceivedLayer layer = layer("");
        Integer media = receive.ssrc();
        Integer rtx = receive.rtxSsrc();
        if (media != null) {
            layer.bind(tracks.begin(media, 0));
        }
        if (rtx != null) {
            layer.bindRtx(rtx);
        }
        return layer;
    }

    void end() {
        layers.forEach(this::end);
    }

    private void end(ReceivedLayer layer) {
        InboundTrack ending = layer.unbind();
        if (ending != null) {
            tracks.end(ending);
        }
    }

    /** The layer that packets of this SSRC are known to belong to. */
    @Nullable ReceivedLayer layerOf(int ssrc) {
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).owns(ssrc)) {
                return layers.get(i);
            }
        }
        return null;
    }

    /**
     * Learns the SSRC of a packet that names this line (RFC 9143 §9.2) and, with simulcast, a layer
     * (RFC 8852 §3). Null when it does not.
     */
    @Nullable ReceivedLayer claim(RtpPacket packet) {
        int at = find(packet, receive.extensions().mid());
        if (at < 0 || !ReceivedLayer.sameBytes(packet, at, midBytes)) {
            return null;
        }
        if (types.code(packet.payloadType()) >= 0) {
            return claimMedia(packet);
        }
        if (types.repairedCode(packet.payloadType()) >= 0) {
            return claimRepair(packet);
        }
        return null;
    }

    private @Nullable ReceivedLayer claimMedia(RtpPacket packet) {
        int index = named(packet, receive.extensions().rid());
        if (index < 0) {
            return null;
        }
        ReceivedLayer layer = layers.get(index);
        end(layer);
        layer.bind(tracks.begin(packet.ssrc(), index));
        return layer;
    }

    private @Nullable ReceivedLayer claimRepair(RtpPacket packet) {
        int index = named(packet, receive.extensions().repairedRid());
        if (index < 0) {
            return null;
        }
        layers.get(index).bindRtx(packet.ssrc());
        return layers.get(index);
    }

    /** Index of the layer that the extension names, or -1. */
    private int named(RtpPacket packet, int extension) {
        if (receive.rids().isEmpty()) {
            return 0;
        }
        int at = find(packet, extension);
        for (int i = 0; at >= 0 && i < layers.size(); i++) {
            if (layers.get(i).named(packet, at)) {
                return i;
            }
        }
        return -1;
    }

    private static int find(RtpPacket packet, int extension) {
        return extension == 0 ? -1 : packet.findExtension(extension);
    }

    /** Whether a later offer says the same of the line. */
    boolean sameAs(Receive other, List<Format> otherFormats) {
        return receive.equals(other) && formats.equals(otherFormats);
    }

    String mid() {
        return mid;
    }

    /** Whether arrival times are told, instead of a fixed bit rate. */
    boolean transportFeedback() {
        return receive.extensions().transportSequence() > 0;
    }

    List<ReceivedLayer> layers() {
        return layers;
    }

    String source() {
        return receive.source();
    }

    /** The simulcast layers, the smallest picture first; none without simulcast. */
    Stream<ParticipantState.Layer> describeLayers() {
        LayerDemand wanted = demand;
        return wanted == null
                ? Stream.empty()
                : IntStream.range(0, layers.size()).mapToObj(i -> describe(wanted, i));
    }

    private ParticipantState.Layer describe(LayerDemand wanted, int layer) {
        return new ParticipantState.Layer(
                mid, receive.source(), receive.rids().get(layer), wanted.wish(layer).label());
    }

    /** Which layers are to be sent; null without simulcast. */
    @Nullable LayerDemand demand() {
        return demand;
    }

    /** What has come of it; null before the first packet. */
    @Nullable LayerSet layerSet() {
        for (int i = 0; i < layers.size(); i++) {
            InboundTrack track = layers.get(i).track();
            if (track != null) {
                return track.layers();
            }
        }
        return null;
    }
}
