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
    VP9("V_VP9", true),
    @JsonProperty("h264")
    H264("V_MPEG4/ISO/AVC", true),
    @JsonProperty("av1")
    AV1("V_AV1", true);

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
            case 102, 108, 116, 117, 118 -> Optional.of(H264);
            case 45, 46 -> Optional.of(AV1);
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

    /** Whether WebM has it; what it has not goes into Matroska. */
    public boolean isOfWebm() {
        return this != H264;
    }

    /** Of a file that holds it. */
    public String mediaType() {
        return isOfWebm() ? (video ? "video/webm" : "audio/webm") : "video/x-matroska";
    }

    /**
     * Whether each packet says if a frame begins with it; of others only the first of those that
     * can be entered do, and the marker of the packet before it (RFC 6184 §5.1).
     */
    boolean marksBeginnings() {
        return this != H264 && this != AV1;
    }

    /** Of RTP timestamps (RFC 7587 §4.1, RFC 7741 §4.1, RFC 6184 §5.1). */
    public int clockRate() {
        return video ? 90_000 : 48_000;
    }
}
