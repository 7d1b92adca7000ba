package dev.evenkeel.media.sfu.fuzz;

import static dev.evenkeel.media.sfu.fuzz.FuzzTarget.holds;

import dev.evenkeel.media.rtp.VideoPayload;

/**
 * Payloads of one video encoding: every question has an answer, and what a receiver is told instead
 * is read back as told.
 */
final class PictureFuzz implements FuzzTarget {
    private static final int SHORT_ID = 0x7F;

    private final VideoPayload payload;

    PictureFuzz(VideoPayload payload) {
        this.payload = payload;
    }

    @Override
    public void take(byte[] input) {
        if (!payload.wrap(input, 0, input.length)) {
            return;
        }
        boolean keyframe = payload.startsKeyframe();
        int layer = payload.temporalLayer();
        boolean switchUp = payload.temporalSwitchUp();
        holds(payload.height() >= 0 && payload.height() <= 0xFFFF, "height " + payload.height());
        holds(layer >= 0 && layer <= 7, "temporal layer " + layer);
        rewrite(1, 2);
        rewrite(0x7FFF, 0xFF);
        holds(
                payload.wrap(input, 0, input.length)
                        && payload.startsKeyframe() == keyframe
                        && payload.temporalLayer() == layer
                        && payload.temporalSwitchUp() == switchUp,
                "another picture after its numbers were rewritten");
    }

    private void rewrite(int id, int base) {
        boolean numbered = payload.pictureId() >= 0;
        boolean layered = payload.tl0PicIdx() >= 0;
        payload.pictureId(id);
        payload.tl0PicIdx(base);
        int said = payload.pictureId();
        holds(numbered ? said == id || said == (id & SHORT_ID) : said == -1, "id " + said);
        holds(payload.tl0PicIdx() == (layered ? base : -1), "TL0PICIDX " + payload.tl0PicIdx());
    }
}
