package dev.evenkeel.media.bench.call;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.rtcp.ArrivalFeedback;
import dev.evenkeel.media.rtp.rtcp.RtcpHandler;
import dev.evenkeel.media.rtp.rtcp.RtcpReader;
import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.simulation.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who watches and listens with a browser: tells the server each 100 ms when packets came
 * (transport-cc), each second what was lost, and at once what is missing.
 */
public final class Receiver implements CallPath.Client, RtcpHandler {
    private static final long MILLI = 1_000_000;
    private static final int SELF = 99;

    private final Timeline timeline;
    private final Wire path;
    private final int transportSequence;
    private final boolean reducedSize;
    private final List<ReceivedPictures> pictures = new ArrayList<>();
    private final List<ReceivedSound> sounds = new ArrayList<>();
    private final ArrivalFeedback arrivals = new ArrivalFeedback();
    private final RtcpWriter rtcp = new RtcpWriter(1_200);
    private @Nullable StreamStatistics heartbeat;
    private boolean ended;

    /**
     * @param transportSequence id of the header extension that numbers packets, 0 for none
     * @param reducedSize whether requests may go without a report (RFC 5506)
     */
    public Receiver(Timeline timeline, Wire path, int transportSequence, boolean reducedSize) {
        this.timeline = timeline;
        this.path = path;
        this.transportSequence = transportSequence;
        this.reducedSize = reducedSize;
    }

    /** What comes under these SSRCs is a picture. */
    public ReceivedPictures picture(int ssrc, int rtxSsrc) {
        ReceivedPictures stream = new ReceivedPictures(ssrc, rtxSsrc);
        pictures.add(stream);
        return stream;
    }

    /**
     * What comes under this SSRC is the sound of a picture.
     *
     * @param repeats whether lost packets may be asked for
     */
    public ReceivedSound sound(int ssrc, int redType, boolean repeats, ReceivedPictures with) {
        ReceivedSound stream = new ReceivedSound(ssrc, redType, repeats, with);
        sounds.add(stream);
        return stream;
    }

    /** The server's heartbeat, which comes under this SSRC, is reported on too. */
    public void heartbeat(int ssrc) {
        heartbeat = new StreamStatistics(ssrc, 48_000);
    }

    /** Reports from now on. */
    public void begin() {
        every(5, this::play);
        every(20, this::askAgain);
        every(100, this::tellArrivals);
        every(1_000, this::report);
    }

    public void end() {
        ended = true;
    }

    private void every(long millis, Runnable action) {
        timeline.after(
                millis * MILLI,
                () -> {
                    if (!ended) {
                        action.run();
                        every(millis, action);
                    }
                });
    }

    private void play() {
        sounds.forEach(sound -> sound.play(timeline.nanoTime()));
    }

    @Override
    public void rtp(byte[] packet) {
        long now = timeline.nanoTime();
        RtpPacket view = new RtpPacket();
        if (!view.wrap(packet, 0, packet.length)) {
            throw new IllegalStateException("the server sent a malformed packet");
        }
        int numbered = transportSequence == 0 ? -1 : view.findExtension(transportSequence);
        if (numbered >= 0) {
            arrivals.arrived(NetworkOrder.uint16(packet, numbered), view.ssrc(), now);
        }
        StreamStatistics beat = heartbeat;
        if (beat != null && beat.ssrc() == view.ssrc()) {
            beat.received(view.sequenceNumber(), view.timestamp(), now);
        }
        for (ReceivedPictures stream : pictures) {
            if (stream.takes(view.ssrc())) {
                ask(stream.statistics(), stream.take(view, now));
                return;
            }
        }
        for (ReceivedSound stream : sounds) {
            if (stream.ssrc() == view.ssrc()) {
                ask(stream.statistics(), stream.take(view, now));
            }
        }
    }

    private void askAgain() {
        long now = timeline.nanoTime();
        for (ReceivedPictures stream : pictures) {
            ask(stream.statistics(), stream.due(now));
            if (stream.needsKeyframe(now)) {
                request(stream.statistics()).pictureLossIndication(SELF, stream.ssrc());
                send();
            }
        }
        sounds.forEach(stream -> ask(stream.statistics(), stream.due(now)));
    }

    private RtcpWriter request(StreamStatistics stream) {
        rtcp.clear();
        if (!reducedSize) {
            stream.write(rtcp.receiverReport(SELF), timeline.nanoTime());
        }
        return rtcp;
    }

    private void ask(StreamStatistics stream, List<Integer> lost) {
        if (lost.isEmpty()) {
            return;
        }
        request(stream).nack(SELF, stream.ssrc());
        for (int i = 0; i < lost.size() && rtcp.room() >= 4; i++) {
            rtcp.nackItem(lost.get(i), 0);
        }
        send();
    }

    private void tellArrivals() {
        while (arrivals.pending()) {
            rtcp.clear();
            arrivals.write(rtcp.receiverReport(SELF), SELF);
            send();
        }
    }

    private void report() {
        long now = timeline.nanoTime();
        pictures.forEach(stream -> report(stream.statistics(), now));
        sounds.forEach(stream -> report(stream.statistics(), now));
        if (heartbeat != null) {
            report(heartbeat, now);
        }
    }

    private void report(StreamStatistics stream, long now) {
        rtcp.clear();
        stream.write(rtcp.receiverReport(SELF), now);
        send();
    }

    private void send() {
        path.rtcp(Arrays.copyOf(rtcp.buffer(), rtcp.length()));
    }

    @Override
    public void rtcp(byte[] packet) {
        RtcpReader.read(packet, 0, packet.length, this);
    }

    @Override
    public void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
        long now = timeline.nanoTime();
        pictures.forEach(stream -> stream.statistics().senderReport(ssrc, ntp, now));
        sounds.forEach(stream -> stream.statistics().senderReport(ssrc, ntp, now));
        if (heartbeat != null) {
            heartbeat.senderReport(ssrc, ntp, now);
        }
    }
}
