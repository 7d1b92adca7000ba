package dev.evenkeel.recording.store;

import org.jspecify.annotations.Nullable;

/**
 * How much the recordings of an organisation may take, with their exports.
 *
 * @param organisation whose they are; {@link #ONLY} where an installation has one
 * @param allowedBytes null: there is no limit
 * @param warningShare from which share of it on it is said that it is becoming full, 0–1
 */
public record Quota(String organisation, @Nullable Long allowedBytes, double warningShare) {
    /** The organisation of an installation that has one. */
    public static final String ONLY = "default";

    private static final long LARGEST_RESERVE = 100_000_000;
    private static final int RESERVED_PART = 10;

    public Quota {
        if (allowedBytes != null && allowedBytes <= 0) {
            throw new IllegalArgumentException(
                    "evenkeel.recording.quota.bytes should be more than 0, is " + allowedBytes);
        }
        if (!(warningShare > 0 && warningShare <= 1)) {
            throw new IllegalArgumentException(
                    "evenkeel.recording.quota.warning-share should be in 0–1, is " + warningShare);
        }
    }

    /**
     * What has to be free for something to begin, and what it takes at least until it is complete:
     * of those that begin at the same time not more are let in than that is there for.
     */
    public long reserveBytes() {
        return allowedBytes == null ? 0 : Math.min(LARGEST_RESERVE, allowedBytes / RESERVED_PART);
    }
}
