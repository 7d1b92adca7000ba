package dev.evenkeel.contracts.recording;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Recordings and exports take as much as whoever runs the installation wants to hear of ({@code
 * quota-warned}), so much that no other begins ({@code quota-reached}), or less again ({@code
 * quota-recovered}). Told once for each crossing: the last one of an organisation says how it is.
 *
 * @param organisation whose they are; {@code default} where an installation has one
 * @param allowedBytes absent when there is no limit any more
 */
public record RecordingQuota(
        String organisation, long usedBytes, @Nullable Long allowedBytes, Instant at) {}
