package dev.evenkeel.recording.store;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much of a quota is taken.
 *
 * @param usedBytes what recordings and exports take that are kept, held ones and those that are
 *     being made too
 * @param reservedBytes what those that are being made may take at least, beyond that
 */
public record QuotaUsage(Quota quota, long usedBytes, long reservedBytes) {
    private static final int HYSTERESIS_PART = 20;
    private static final double GIGABYTE = 1e9;

    /** Whether something new may begin. */
    public boolean hasRoom() {
        Long allowed = quota.allowedBytes();
        return allowed == null || usedBytes + reservedBytes + quota.reserveBytes() <= allowed;
    }

    /** How full it is. */
    public QuotaLevel level() {
        return hasRoom() ? level(QuotaLevel.FREE) : QuotaLevel.REACHED;
    }

    /**
     * What the world is to hear: it rises at once, and falls once a twentieth of the quota is free
     * below the mark.
     *
     * @param told what it heard last
     */
    QuotaLevel level(QuotaLevel told) {
        Long allowed = quota.allowedBytes();
        if (allowed == null) {
            return QuotaLevel.FREE;
        }
        long hysteresis = allowed / HYSTERESIS_PART;
        long reached = allowed - quota.reserveBytes() + 1;
        long warned = (long) Math.ceil(allowed * quota.warningShare());
        if (usedBytes >= reached - (told == QuotaLevel.REACHED ? hysteresis : 0)) {
            return QuotaLevel.REACHED;
        }
        return usedBytes >= warned - (told == QuotaLevel.FREE ? 0 : hysteresis)
                ? QuotaLevel.WARNED
                : QuotaLevel.FREE;
    }

    /** Why nothing new begins, and what can be done about it. */
    public String refusal() {
        Long allowed = quota.allowedBytes();
        return "recordings and exports take %s of %s GB and nothing new fits: delete recordings or exports that are not needed any more, or have whoever runs the installation allow more; then try again"
                .formatted(gigabytes(usedBytes), gigabytes(allowed));
    }

    private static String gigabytes(@Nullable Long bytes) {
        return bytes == null ? "any" : String.format(Locale.ROOT, "%.2f", bytes / GIGABYTE);
    }
}
