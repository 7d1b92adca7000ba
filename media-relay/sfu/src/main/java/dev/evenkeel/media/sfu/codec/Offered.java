package dev.evenkeel.media.sfu.codec;

import java.util.Locale;
import java.util.Optional;

/** Which encoding a payload type of an offer stands for. */
public final class Offered {
    private Offered() {}

    /**
     * Empty for what the relay doesn't forward.
     *
     * @param rtpmap {@code VP9/90000}
     * @param parameters the {@code fmtp} value, empty when absent
     */
    public static Optional<Encoding> encoding(String rtpmap, String parameters) {
        return switch (rtpmap.toLowerCase(Locale.ROOT)) {
            case "opus/48000/2" -> Optional.of(Encoding.OPUS);
            case "red/48000/2" -> Optional.of(Encoding.RED);
            case "vp8/90000" -> Optional.of(Encoding.VP8);
            case "vp9/90000" -> vp9(parameter(parameters, "profile-id"));
            case "h264/90000" -> h264(parameters);
            case "av1/90000" -> av1(parameter(parameters, "profile"));
            default -> Optional.empty();
        };
    }

    private static Optional<Encoding> vp9(String profile) {
        return switch (profile) {
            case "", "0" -> Optional.of(Encoding.VP9_PROFILE_0);
            case "1" -> Optional.of(Encoding.VP9_PROFILE_1);
            case "2" -> Optional.of(Encoding.VP9_PROFILE_2);
            case "3" -> Optional.of(Encoding.VP9_PROFILE_3);
            default -> Optional.empty();
        };
    }

    /** Fragmented pictures only: mode 0 is limited to what fits one packet. */
    private static Optional<Encoding> h264(String parameters) {
        return parameter(parameters, "packetization-mode").equals("1")
                ? H264Profile.of(parameter(parameters, "profile-level-id"))
                : Optional.empty();
    }

    private static Optional<Encoding> av1(String profile) {
        return switch (profile) {
            case "", "0" -> Optional.of(Encoding.AV1_MAIN);
            case "1" -> Optional.of(Encoding.AV1_HIGH);
            default -> Optional.empty();
        };
    }

    private static String parameter(String parameters, String name) {
        for (String parameter : parameters.split(";", -1)) {
            String[] parts = parameter.split("=", 2);
            if (parts.length == 2 && parts[0].strip().equalsIgnoreCase(name)) {
                return parts[1].strip();
            }
        }
        return "";
    }
}
