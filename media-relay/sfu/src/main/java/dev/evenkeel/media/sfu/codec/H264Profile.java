package dev.evenkeel.media.sfu.codec;

import java.util.HexFormat;
import java.util.Optional;

/** Profiles by {@code profile-level-id} (RFC 6184 §8.1, table 5). Levels may differ. */
final class H264Profile {
    private static final int NONE_SAID = 0x42E01F;

    private H264Profile() {}

    /**
     * @param profileLevelId six hex digits, or empty
     */
    static Optional<Encoding> of(String profileLevelId) {
        if (profileLevelId.isEmpty()) {
            return of(NONE_SAID);
        }
        if (profileLevelId.length() != 6
                || !profileLevelId.chars().allMatch(HexFormat::isHexDigit)) {
            return Optional.empty();
        }
        return of(HexFormat.fromHexDigits(profileLevelId));
    }

    private static Optional<Encoding> of(int profileLevelId) {
        int constraints = profileLevelId >> 8 & 0xFF;
        return switch (profileLevelId >> 16) {
            case 0x42 -> Optional.of(baseline(constraints));
            case 0x58 ->
                    (constraints & 0x80) != 0
                            ? Optional.of(baseline(constraints))
                            : Optional.empty();
            case 0x4D ->
                    Optional.of(
                            (constraints & 0x80) != 0
                                    ? Encoding.H264_CONSTRAINED_BASELINE
                                    : Encoding.H264_MAIN);
            case 0x64 -> high(constraints);
            default -> Optional.empty();
        };
    }

    private static Encoding baseline(int constraints) {
        return (constraints & 0x40) != 0
                ? Encoding.H264_CONSTRAINED_BASELINE
                : Encoding.H264_BASELINE;
    }

    private static Optional<Encoding> high(int constraints) {
        return switch (constraints) {
            case 0x00 -> Optional.of(Encoding.H264_HIGH);
            case 0x0C -> Optional.of(Encoding.H264_CONSTRAINED_HIGH);
            default -> Optional.empty();
        };
    }
}
