package dev.evenkeel.media.bench.call;

import dev.evenkeel.media.rtp.NtpTimestamp;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.rtcp.RtcpHandler;
import dev.evenkeel.media.rtp.rtcp.RtcpReader;
import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.simulation.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who sends a camera in one or more layers, and perhaps a microphone. */
public final class Sender implements CallPath.Client, RtcpHandler {
    private static final long MILLI = 1_000_000;
    private static final int SELF = 98;

    private final Timeline timeline;
    private final Wire path;
    private final List<CameraLayer> layers = new ArrayList<>();
    private final RtcpWriter rtcp = new RtcpWriter(1_200);
    private @Nullable Microphone microphone;
    private @Nullable StreamStatistics heartbeat;
    private boolean ended;

    public Sender(Timeline timeline, Wire path) {
        this.timeline = timeline;
        this.path = path;
    }

    /** A camera without simulcast. */
    public Sender camera(int ssrc, int rtxSsrc, long bitsPerSecond) {
        layers.add(
                new CameraLayer(
                        new CameraLayer.Settings(ssrc, rtxSsrc, "", "", bitsPerSecond, 360), path));
        return this;
    }

    /** A camera with layers, the smallest first, under SSRCs from this on. */
    public Sender layers(String mid, String rids, int firstSsrc, long... bitsPerSecond) {
        for (int i = 0; i < bitsPerSecond.length; i++) {
            var settings =
                    new CameraLayer.Settings(
                            firstSsrc + i,
                            firstSsrc + 500 + i,
                            mid,
                            rids.substring(i, i + 1),
                            bitsPerSecond[i],
                            180 << i);
            layers.add(new CameraLayer(settings, path));
        }
        return this;
    }

    /** A microphone whose packets repeat the one before, if the server agreed to that. */
    public Sender microphone(int ssrc, boolean redundant) {
        path.keep(ssrc);
        microphone = new Microphone(ssrc, redundant, path);
        return this;
    }

    /** Reports on the server's heartbeat, which comes under this SSRC. */
    public Sender heartbeat(int ssrc) {
        heartbeat = new StreamStatistics(ssrc, 48_000);
        return this;
    }

    /** Sends from now on. */
    public void begin() {
        every(1_000 / CameraLayer.PICTURES_PER_SECOND, this::shoot);
        every(1_000, this::report);
        Microphone voice = microphone;
        if (voice != null) {
            every(Microphone.PERIOD_MILLIS, voice::speak);
        }
    }

    private void shoot() {
        layers.forEach(layer -> layer.shoot(timeline.nanoTime()));
    }

    public void end() {
        ended = true;
    }

    /** By the clock: what comes late is made up for. */
    private void every(long millis, Runnable action) {
        long start = timeline.nanoTime();
        next(start, 1, millis, action);
    }

    private void next(long start, long count, long millis, Runnable action) {
        timeline.after(
                Math.max(0, start + count * millis * MILLI - timeline.nanoTime()),
                () -> {
                    if (!ended) {
                        action.run();
                        next(start, count + 1, millis, action);
                    }
                });
    }

    private void report() {
        layers.forEach(layer -> report(layer.ssrc(), layer.timestamp()));
        Microphone voice = microphone;
        if (voice != null) {
            report(voice.ssrc(), voice.timestamp());
        }
        StreamStatistics beat = heartbeat;
        if (beat != null) {
            rtcp.clear();
            beat.write(rtcp.receiverReport(SELF), timeline.nanoTime());
            path.rtcp(Arrays.copyOf(rtcp.buffer(), rtcp.length()));
        }
    }

    private void report(int ssrc, int timestamp) {
        rtcp.clear();
        rtcp.senderReport(ssrc, NtpTimestamp.ofNanos(timeline.nanoTime()), timestamp, 0, 0);
        path.rtcp(Arrays.copyOf(rtcp.buffer(), rtcp.length()));
    }

    @Override
    public void rtp(byte[] packet) {
        StreamStatistics beat = heartbeat;
        RtpPacket view = new RtpPacket();
        if (beat != null && view.wrap(packet, 0, packet.length) && view.ssrc() == beat.ssrc()) {
            beat.received(view.sequenceNumber(), view.timestamp(), timeline.nanoTime());
        }
    }

    @Override
    public void rtcp(byte[] packet) {
        RtcpReader.read(packet, 0, packet.length, this);
    }

    @Override
    public void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
        StreamStatistics beat = heartbeat;
        if (beat != null) {
            beat.senderReport(ssrc, ntp, timeline.nanoTime());
        }
    }

    @Override
    public void nack(int ssrc, int sequence, int followers) {
        repeat(ssrc, sequence);
        for (int bit = 0; bit < 16; bit++) {
            if ((followers >> bit & 1) != 0) {
                repeat(ssrc, sequence + bit + 1 & 0xFFFF);
            }
        }
    }

    private void repeat(int ssrc, int sequence) {
        long now = timeline.nanoTime();
        Microphone voice = microphone;
        if (voice != null && voice.ssrc() == ssrc) {
            voice.repeat(sequence, now);
        }
        layers.stream().filter(l -> l.ssrc() == ssrc).forEach(l -> l.repeat(sequence, now));
    }

    @Override
    public void keyframeRequest(int ssrc) {
        layers.stream()
                .filter(l -> l.ssrc() == ssrc)
                .forEach(l -> l.wantKeyframe(timeline.nanoTime()));
    }
}
