package dev.evenkeel.media.sfu.inbound;

import dev.evenkeel.media.rtp.AudioLevel;
import dev.evenkeel.media.rtp.Av1Payload;
import dev.evenkeel.media.rtp.H264Payload;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.VideoPayload;
import dev.evenkeel.media.rtp.Vp8Payload;
import dev.evenkeel.media.rtp.Vp9Payload;
import dev.evenkeel.media.sfu.codec.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * The one packet in the relay's hands, with its header as it came in remembered: receivers rewrite
 * the bytes in place, one after the other.
 */
public final class MediaPacket {
    public final RtpPacket rtp = new RtpPacket();
    private final Vp8Payload vp8 = new Vp8Payload();
    private final Vp9Payload vp9 = new Vp9Payload();
    private final H264Payload h264 = new H264Payload();
    private final Av1Payload av1 = new Av1Payload();

    private int sequenceNumber;
    private int timestamp;
    private @Nullable Encoding encoding;
    private @Nullable VideoPayload picture;
    private boolean startsKeyframe;
    private int pictureId;
    private int tl0PicIdx;
    private int audioLevel = AudioLevel.UNKNOWN;

    /** Reads what rewriting will overwrite. The payload type is the relay's own code. */
    public void inspect(boolean video) {
        sequenceNumber = rtp.sequenceNumber();
        timestamp = rtp.timestamp();
        encoding = Encoding.of(rtp.payloadType());
        VideoPayload view = video ? view(encoding) : null;
        picture =
                view != null && view.wrap(rtp.buffer(), rtp.payloadOffset(), rtp.payloadLength())
                        ? view
                        : null;
        startsKeyframe = picture != null && picture.startsKeyframe();
        pictureId = picture == null ? -1 : picture.pictureId();
        tl0PicIdx = picture == null ? -1 : picture.tl0PicIdx();
    }

    private @Nullable VideoPayload view(@Nullable Encoding of) {
        if (of == null) {
            return null;
        }
        return switch (of.payload()) {
            case VP8 -> vp8;
            case VP9 -> vp9;
            case H264 -> h264;
            case AV1 -> av1;
            case OPUS, RED -> null;
        };
    }

    /** How loud its sender says it is; to be said of every packet, before it is inspected. */
    public void audioLevel(int extension) {
        audioLevel = extension;
    }

    /** The byte of the audio level extension (RFC 6464), or {@link AudioLevel#UNKNOWN}. */
    public int audioLevel() {
        return audioLevel;
    }

    public int sequenceNumber() {
        return sequenceNumber;
    }

    public int timestamp() {
        return timestamp;
    }

    /** Null for what the relay doesn't know, from another relay that does. */
    public @Nullable Encoding encoding() {
        return encoding;
    }

    public boolean startsKeyframe() {
        return startsKeyframe;
    }

    /** Picture id of VP8 or VP9, or -1. */
    public int pictureId() {
        return pictureId;
    }

    /** TL0PICIDX of VP8 or VP9, or -1. */
    public int tl0PicIdx() {
        return tl0PicIdx;
    }

    /** Temporal layer, 0 for the base and where there are none. */
    public int temporalLayer() {
        return picture == null ? 0 : picture.temporalLayer();
    }

    /** See {@link VideoPayload#temporalSwitchUp}. */
    public boolean temporalSwitchUp() {
        return picture != null && picture.temporalSwitchUp();
    }

    /** Lines of the picture that begins here, 0 when unknown. */
    public int height() {
        return picture == null ? 0 : picture.height();
    }

    public void rewritePictureId(int value) {
        if (picture != null) {
            picture.pictureId(value);
        }
    }

    public void rewriteTl0PicIdx(int value) {
        if (picture != null) {
            picture.tl0PicIdx(value);
        }
    }
}
