package dev.evenkeel.recording.kit;

import java.io.IOException;
import java.util.List;

/**
 * Two seconds: a dark picture that is white for 80 ms after the first second, and silence with a
 * beep in the same 80 ms.
 *
 * @param pictures VP8, 40 ms each, the first one a keyframe
 * @param sounds Opus, 20 ms each
 */
public record FlashClip(List<byte[]> pictures, List<byte[]> sounds) {
    public static final int PICTURE_MILLIS = 40;
    public static final int SOUND_MILLIS = 20;

    /** The first white picture. */
    public static final int FLASH = 25;

    /** The first sound of the beep, and how many it takes with the silence behind it. */
    public static final int BEEP = 50;

    public static final int BEEP_LENGTH = 10;

    private static final String DARK_AND_WHITE =
            "color=c=black:s=320x180:r=25:d=2,drawbox=c=white:t=fill:enable='between(n,25,26)'";

    /**
     * @param hertz of the beep
     */
    public static FlashClip make(int hertz) throws IOException, InterruptedException {
        String beep =
                "aevalsrc=exprs='0.5*sin(2*PI*%d*t)*between(t,1,1.08)':s=48000:d=2"
                        .formatted(hertz);
        return new FlashClip(Encoded.vp8(DARK_AND_WHITE, 200, 50), Encoded.opus(beep));
    }
}
