package dev.evenkeel.media.sfu.simulation;

import dev.evenkeel.media.rtp.AudioLevel;
import dev.evenkeel.media.rtp.HeartbeatPayload;
import dev.evenkeel.media.rtp.LayersPayload;
import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.NtpTimestamp;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.SpeakersPayload;
import dev.evenkeel.media.rtp.rtcp.ArrivalFeedback;
import dev.evenkeel.media.rtp.rtcp.RtcpHandler;
import dev.evenkeel.media.rtp.rtcp.RtcpReader;
import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One path of a participant to one relay: what a browser's peer connection would do, in short. */
public final class SimulatedClient implements ClientPath.Client {
    private static final int REPORTER = 99;

    private final Timeline timeline;
    private final List<PublishedStream> published = new ArrayList<>();
    private final Map<String, ReceivedStream> received = new HashMap<>();
    private final List<HeartbeatPayload> heartbeats = new ArrayList<>();
    private final List<SpeakersPayload> speakers = new ArrayList<>();
    private final List<LayersPayload> layerWishes = new ArrayList<>();
    private final Map<String, int[]> obeyed = new HashMap<>();
    private final Map<Integer, Integer> levels = new HashMap<>();
    private final RtcpWriter rtcp = new RtcpWriter(1_200);
    private final ArrivalFeedback arrivals = new ArrivalFeedback();
    private final RtcpRecord rtcpReceived = new RtcpRecord();
    private @Nullable ClientPath path;
    private int heartbeatSsrc;
    private boolean ended;
    private boolean sentRaw;

    public SimulatedClient(Timeline timeline) {
        this.timeline = timeline;
    }

    public void publish(boolean video, int ssrc, int rtxSsrc) {
        add(new PublishedStream(video, ssrc, rtxSsrc, this::sendRtp));
    }

    /** A stream under another number with content of the caller's making. */
    public void publish(
            boolean video,
            int ssrc,
            int rtxSsrc,
            int payloadType,
            BiFunction<Boolean, Integer, byte[]> content) {
        add(
                new PublishedStream(video, ssrc, rtxSsrc, this::sendRtp)
                        .payloadType(payloadType)
                        .holding(content::apply));
    }

    /** A camera in one layer for each SSRC; each has three times the bytes of the one before. */
    public void publishLayers(String mid, String rids, int... ssrcs) {
        int bytes = 150;
        for (int i = 0; i < ssrcs.length; i++) {
            String rid = rids.substring(i, i + 1);
            add(
                    new PublishedStream(true, ssrcs[i], ssrcs[i] + 500, this::sendRtp)
                            .named(mid, rid)
                            .sized(bytes));
            bytes = Math.min(1_150, bytes * 3);
        }
    }

    /** How loud the packets of a microphone say they are from now on, −dBov. */
    public void level(int ssrc, int value) {
        published(ssrc).orElseThrow().level(value);
    }

    private Optional<PublishedStream> published(int ssrc) {
        return published.stream().filter(stream -> stream.ssrc() == ssrc).findFirst();
    }

    private void add(PublishedStream stream) {
        published.add(stream);
        repeat(stream.periodMillis(), stream::tick);
    }

    /** As an encoder that stops or resumes one layer. */
    public void sendLayer(int ssrc, boolean value) {
        published(ssrc).orElseThrow().sending(value);
    }

    /** From now on the layers of the line, by SSRC, are sent as the relay says. */
    public void obeyLayers(String mid, int... ssrcs) {
        obeyed.put(mid, ssrcs);
    }

    private void wished(LayersPayload wish) {
        layerWishes.add(wish);
        for (LayersPayload.Line line : wish.lines()) {
            int[] ssrcs = obeyed.getOrDefault(line.mid(), new int[0]);
            for (int i = 0; i < ssrcs.length; i++) {
                boolean said = ((line.on() | line.off()) >> i & 1) != 0;
                if (said) {
                    sendLayer(ssrcs[i], (line.on() >> i & 1) != 0);
                }
            }
        }
    }

    /** Everything the relay said of which layers are to be sent. */
    public List<LayersPayload> layerWishes() {
        return layerWishes;
    }

    /** Whether the layer is being sent. */
    public boolean sendsLayer(int ssrc) {
        return published(ssrc).orElseThrow().isSending();
    }

    /** Takes the answer; lines named in {@code videoByMid} are recorded. */
    public void answered(
            Answer answer, @Nullable String heartbeatMid, Map<String, Boolean> videoByMid) {
        videoByMid.forEach((mid, video) ->
                received.computeIfAbsent(
                        mid, m -> new ReceivedStream(answer.lines().get(m), video)));
        if (heartbeatMid != null) {
            heartbeatSsrc = answer.lines().get(heartbeatMid).ssrc();
        }
    }

    public void connect(ClientPath to) {
        path = to;
        to.connect(this);
        repeat(20, this::requestMissing);
        repeat(100, this::tellArrivals);
        repeat(1_000, this::report);
    }

    private void repeat(long periodMillis, Runnable action) {
        timeline.after(
                periodMillis * 1_000_000,
                () -> {
                    if (!ended) {
                        action.run();
                        repeat(periodMillis, action);
                    }
                });
    }

    /** As replacing the tracks of all senders. */
    public void sendMedia(boolean value) {
        published.forEach(stream -> stream.sending(value));
    }

    public void vanish(String reason) {
        ended = true;
        if (path != null) {
            path.disconnect(reason);
        }
    }

    private void sendRtp(byte[] packet) {
        if (path != null && !ended) {
            path.uplink(packet, false);
        }
    }

    private void sendRtcp() {
        if (path != null && !ended) {
            path.uplink(Arrays.copyOf(rtcp.buffer(), rtcp.length()), true);
        }
    }

    private void tellArrivals() {
        while (arrivals.pending()) {
            rtcp.clear();
            arrivals.write(rtcp.receiverReport(REPORTER), REPORTER);
            sendRtcp();
        }
    }

    private void requestMissing() {
        for (ReceivedStream stream : received.values()) {
            for (int sequence : stream.missing()) {
                rtcp.clear();
                rtcp.receiverReport(REPORTER).nack(REPORTER, stream.ssrc()).nackItem(sequence, 0);
                sendRtcp();
            }
        }
    }

    /** One wall clock for all streams of the participant, whichever path they take. */
    private void report() {
        for (ReceivedStream stream : received.values()) {
            rtcp.clear();
            rtcp.receiverReport(REPORTER)
                    .reportBlock(stream.ssrc(), stream.takeFractionLost(), 0, 0, 0, 0, 0);
            sendRtcp();
        }
        for (PublishedStream stream : published) {
            rtcp.clear();
            rtcp.senderReport(
                    stream.ssrc(),
                    NtpTimestamp.ofNanos(timeline.nanoTime()),
                    stream.timestamp(),
                    0,
                    0);
            sendRtcp();
        }
    }

    public void requestKeyframe(String mid) {
        rtcp.clear();
        rtcp.receiverReport(REPORTER).pictureLossIndication(REPORTER, stream(mid).ssrc());
        sendRtcp();
    }

    /** From now on the relay may know of streams that this client does not publish. */
    public void sendRaw(byte[] packet, boolean isRtcp) {
        sentRaw = true;
        if (path != null) {
            path.uplink(packet, isRtcp);
        }
    }

    @Override
    public void rtp(byte[] packet) {
        RtpPacket view = new RtpPacket();
        view.wrap(packet, 0, packet.length);
        int numbered = view.findExtension(Offers.TRANSPORT_SEQUENCE);
        if (numbered >= 0) {
            arrivals.arrived(
                    NetworkOrder.uint16(packet, numbered), view.ssrc(), timeline.nanoTime());
        }
        int level = view.findExtension(Offers.AUDIO_LEVEL);
        if (level >= 0) {
            levels.put(view.ssrc(), AudioLevel.level(AudioLevel.read(packet, level)));
        }
        if (view.ssrc() == heartbeatSsrc
                && SpeakersPayload.matches(packet, view.payloadOffset(), view.payloadLength())) {
            speakers.add(SpeakersPayload.read(packet, view.payloadOffset()));
            return;
        }
        if (view.ssrc() == heartbeatSsrc
                && LayersPayload.matches(packet, view.payloadOffset(), view.payloadLength())) {
            wished(LayersPayload.read(packet, view.payloadOffset()));
            return;
        }
        if (view.ssrc() == heartbeatSsrc) {
            heartbeats.add(HeartbeatPayload.read(packet, view.payloadOffset()));
            return;
        }
        for (ReceivedStream stream : received.values()) {
            if (stream.takes(packet)) {
                stream.take(packet, timeline.nanoTime());
                return;
            }
        }
        throw new AssertionError("packet of an SSRC the answer doesn't name");
    }

    @Override
    public void rtcp(byte[] packet) {
        if (!RtcpReader.read(packet, 0, packet.length, rtcpReceived)) {
            throw new AssertionError("the relay sent malformed RTCP");
        }
    }

    /** What the relay said in RTCP, and the answers to it. */
    private final class RtcpRecord implements RtcpHandler {
        private final Map<Integer, long[]> senderReports = new HashMap<>();
        private long remb;
        private int reportBlocks;
        private final Map<Integer, Long> arrivals = new TreeMap<>();
        private final List<Integer> lost = new ArrayList<>();

        @Override
        public void packetReported(int sequence, boolean received, long arrivalTicks) {
            if (received) {
                arrivals.put(sequence, arrivalTicks);
            } else {
                lost.add(sequence);
            }
        }

        @Override
        public void senderReport(int ssrc, long ntp, int rtp, long packets, long octets) {
            senderReports.put(ssrc, new long[] {ntp, rtp});
        }

        @Override
        public void reportBlock(
                int reporter,
                int ssrc,
                int fraction,
                int lost,
                long highest,
                long jitter,
                int lsr,
                int dlsr) {
            reportBlocks++;
        }

        @Override
        public void nack(int ssrc, int sequence, int followers) {
            asked(ssrc).ifPresent(stream -> repeat(stream, sequence, followers));
        }

        private static void repeat(PublishedStream stream, int sequence, int followers) {
            stream.repeat(sequence);
            for (int bit = 0; bit < 16; bit++) {
                if ((followers >> bit & 1) != 0) {
                    stream.repeat(sequence + bit + 1 & 0xFFFF);
                }
            }
        }

        @Override
        public void keyframeRequest(int ssrc) {
            asked(ssrc).ifPresent(PublishedStream::requestKeyframe);
        }

        @Override
        public void receiverEstimatedMaximumBitrate(long bitsPerSecond) {
            remb = bitsPerSecond;
        }

        private Optional<PublishedStream> asked(int ssrc) {
            var found = published(ssrc);
            if (found.isEmpty() && !sentRaw) {
                throw new AssertionError("the relay asks for what nobody publishes: " + ssrc);
            }
            return found;
        }
    }

    @Override
    public void ended() {
        ended = true;
    }

    public boolean hasEnded() {
        return ended;
    }

    /** Its association with a simulated relay. */
    public SimulatedTransport transport() {
        if (path instanceof SimulatedTransport simulated) {
            return simulated;
        }
        throw new AssertionError("not connected to a simulated relay");
    }

    public ReceivedStream stream(String mid) {
        return received.get(mid);
    }

    public List<HeartbeatPayload> heartbeats() {
        return heartbeats;
    }

    /** Everything the relay said of who speaks. */
    public List<SpeakersPayload> speakers() {
        return speakers;
    }

    /** How loud the last packet on a line said it was, −dBov; null when it said nothing. */
    public @Nullable Integer levelOf(String mid) {
        return levels.get(stream(mid).ssrc());
    }

    public long remb() {
        return rtcpReceived.remb;
    }

    /** Transport-wide sequence number → when it came, as the relay says. */
    public Map<Integer, Long> reportedArrivals() {
        return rtcpReceived.arrivals;
    }

    public List<Integer> reportedLosses() {
        return rtcpReceived.lost;
    }

    public int reportBlocks() {
        return rtcpReceived.reportBlocks;
    }

    /** NTP and RTP time of the last sender report on a line. */
    public long @Nullable [] senderReport(String mid) {
        return rtcpReceived.senderReports.get(stream(mid).ssrc());
    }

    public int keyframesSent() {
        return published.stream().mapToInt(PublishedStream::keyframes).sum();
    }
}
