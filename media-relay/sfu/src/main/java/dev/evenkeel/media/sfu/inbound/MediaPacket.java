package dev.evenkeel.media.sfu.inbound;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.Vp8Payload;

/**
 * The one packet in the relay's hands, with its header as it came in remembered: receivers rewrite
 * the bytes in place, one after the other.
 */
public final class MediaPacket {
    public final RtpPacket rtp = new RtpPacket();
    private final Vp8Payload vp8 = new Vp8Payload();

    private int sequenceNumber;
    private int timestamp;
    private boolean descriptor;
    private boolean startsKeyframe;
    private int pictureId;
    private int tl0PicIdx;

    /** Reads what rewriting will overwrite. */
    public void inspect(boolean video) {
        sequenceNumber = rtp.sequenceNumber();
        timestamp = rtp.timestamp();
        descriptor = video && vp8.wrap(rtp.buffer(), rtp.payloadOffset(), rtp.payloadLength());
        startsKeyframe = descriptor && vp8.startsKeyframe();
        pictureId = descriptor ? vp8.pictureId() : -1;
        tl0PicIdx = descriptor ? vp8.tl0PicIdx() : -1;
    }

    public int sequenceNumber() {
        return sequenceNumber;
    }

    public int timestamp() {
        return timestamp;
    }

    public boolean startsKeyframe() {
        return startsKeyframe;
    }

    /** VP8 picture id, or -1. */
    public int pictureId() {
        return pictureId;
    }

    /** VP8 TL0PICIDX, or -1. */
    public int tl0PicIdx() {
        return tl0PicIdx;
    }

    public void rewritePictureId(int value) {
        if (descriptor) {
            vp8.pictureId(value);
        }
    }

    public void rewriteTl0PicIdx(int value) {
        if (descriptor) {
            vp8.tl0PicIdx(value);
        }
    }
}
