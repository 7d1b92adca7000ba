package dev.evenkeel.recording.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * What a track holds, by the codes that a relay's packets carry as payload type, and the codec ids
 * of RFC 9559 §27.
 */
public enum Codec {
    @JsonProperty("opus")
    OPUS("A_OPUS", false),
    @JsonProperty("vp8")
    VP8("V_VP8", true),
    @JsonProperty("vp9")
    VP9("V_VP9", true);

    private final String codecId;
    private final boolean video;

    Codec(String codecId, boolean video) {
        this.codecId = codecId;
        this.video = video;
    }

    /** Empty for what is not recorded. */
    public static Optional<Codec> ofPayloadType(int code) {
        return switch (code) {
            case 111, 63 -> Optional.of(OPUS);
            case 96 -> Optional.of(VP8);
            case 98, 99, 100, 101 -> Optional.of(VP9);
            default -> Optional.empty();
        };
    }

    /** Whether the payload repeats earlier packets before its own (RFC 2198). */
    static boolean isRedundant(int code) {
        return code == 63;
    }

    public String codecId() {
        return codecId;
    }

    public boolean video() {
        return video;
    }

    /** Of RTP timestamps (RFC 7587 §4.1, RFC 7741 §4.1). */
    public int clockRate() {
        return video ? 90_000 : 48_000;
    }
}
