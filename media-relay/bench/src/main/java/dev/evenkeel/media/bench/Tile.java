package dev.evenkeel.media.bench;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.SequenceNumber;
import dev.evenkeel.media.rtp.Vp8Payload;
import java.time.Duration;

/**
 * One picture that a receiver shows: which frames of it can be decoded, and how long the longest
 * time between two of them is. A frame can be when all its packets came in order and either it is a
 * keyframe or none was missed since the last one that could. Nothing is repaired. One thread
 * writes; others read when it is quiet.
 */
final class Tile {
    private final RtpPacket rtp = new RtpPacket();
    private final Vp8Payload vp8 = new Vp8Payload();
    private int expected = -1;
    private boolean whole;
    private boolean keyframe;
    private boolean following;
    private volatile long firstShown;
    private volatile long shownAt;
    private volatile long longestNanos;
    private volatile long frames;
    private volatile long bytes;
    private volatile long lost;

    /**
     * Takes a packet of the stream.
     *
     * @param now in nanoseconds
     * @return whether a keyframe is needed to go on
     */
    boolean take(byte[] packet, long now) {
        if (!rtp.wrap(packet, 0, packet.length)) {
            throw new IllegalStateException("the relay sent a malformed packet");
        }
        int sequence = rtp.sequenceNumber();
        if (expected >= 0 && !follow(sequence)) {
            return !following;
        }
        expected = SequenceNumber.add(sequence, 1);
        bytes += packet.length;
        begin();
        if (rtp.marker() && whole && (keyframe || following)) {
            following = true;
            shown(now);
        }
        return !following && !keyframe;
    }

    /** False for one that came too late. */
    private boolean follow(int sequence) {
        int ahead = (short) (sequence - expected);
        if (ahead > 0) {
            lost += ahead;
            following = false;
            whole = false;
            keyframe = false;
        }
        return ahead >= 0;
    }

    private void begin() {
        if (vp8.wrap(rtp.buffer(), rtp.payloadOffset(), rtp.payloadLength()) && vp8.startsFrame()) {
            whole = true;
            keyframe = vp8.startsKeyframe();
        }
    }

    private void shown(long now) {
        if (frames == 0) {
            firstShown = now;
        } else {
            longestNanos = Math.max(longestNanos, now - shownAt);
        }
        shownAt = now;
        frames++;
        whole = false;
    }

    /** Counts anew; what is shown goes on. */
    void begin(long now) {
        frames = 0;
        bytes = 0;
        lost = 0;
        longestNanos = 0;
        shownAt = now;
        firstShown = now;
    }

    /** Between two frames, or since the last one. */
    Duration longestWithout(long now) {
        return Duration.ofNanos(Math.max(longestNanos, now - shownAt));
    }

    /** When the first frame was shown, by the clock given. Meaningless while there is none. */
    long firstShown() {
        return firstShown;
    }

    long frames() {
        return frames;
    }

    /** Of its packets, their headers included. */
    long bytes() {
        return bytes;
    }

    /** Packets that did not come, or too late. */
    long lost() {
        return lost;
    }

    /** Sequence number of the newest packet, −1 before the first. */
    int newest() {
        return expected < 0 ? -1 : SequenceNumber.add(expected, -1);
    }
}
