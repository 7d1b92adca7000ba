package dev.evenkeel.media.sfu.codec;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the relay forwards. Inside the relay and over the bridge a packet carries the {@link #code}
 * of its encoding as payload type, whatever number its sender agreed on; each receiver gets its
 * own.
 *
 * <p>A decoder takes one encoding and no other: profiles of VP9, H.264 and AV1 count as encodings
 * of their own.
 */
public enum Encoding {
    OPUS(111, Payload.OPUS),
    /** Opus with earlier packets repeated (RFC 2198). */
    RED(63, Payload.RED),
    VP8(96, Payload.VP8),
    VP9_PROFILE_0(98, Payload.VP9),
    VP9_PROFILE_1(99, Payload.VP9),
    VP9_PROFILE_2(100, Payload.VP9),
    VP9_PROFILE_3(101, Payload.VP9),
    H264_CONSTRAINED_BASELINE(108, Payload.H264),
    H264_BASELINE(102, Payload.H264),
    H264_MAIN(116, Payload.H264),
    H264_CONSTRAINED_HIGH(117, Payload.H264),
    H264_HIGH(118, Payload.H264),
    AV1_MAIN(45, Payload.AV1),
    AV1_HIGH(46, Payload.AV1);

    /** How packets are laid out. */
    public enum Payload {
        OPUS,
        RED,
        VP8,
        VP9,
        H264,
        AV1
    }

    private static final @Nullable Encoding[] BY_CODE = new @Nullable Encoding[128];

    static {
        for (Encoding encoding : values()) {
            BY_CODE[encoding.code] = encoding;
        }
    }

    private final int code;
    private final Payload payload;
    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Encoding(int code, Payload payload) {
        this.code = code;
        this.payload = payload;
    }

    /** The encoding of a packet inside the relay; null for what it doesn't know. */
    public static @Nullable Encoding of(int code) {
        return BY_CODE[code & 0x7F];
    }

    public int code() {
        return code;
    }

    public Payload payload() {
        return payload;
    }

    public boolean video() {
        return payload != Payload.OPUS && payload != Payload.RED;
    }

    /** As operators read it: {@code vp9-profile-0}. */
    public String label() {
        return label;
    }
}
