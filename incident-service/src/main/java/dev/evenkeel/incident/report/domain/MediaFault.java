package dev.evenkeel.incident.report.domain;

import dev.evenkeel.contracts.meeting.MediaTrouble;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's device, their way in or what they heard failed, as their own client saw it.
 *
 * @param to when it was well again, or they left
 * @param trouble what was wrong first; it may have become worse
 * @param remedy what made it well; {@code null} when it stayed so until they left
 * @param explanation what it was
 * @param ending how it ended
 */
public record MediaFault(
        Instant from,
        Instant to,
        String participantId,
        MediaTrouble.Part part,
        MediaTrouble.Trouble trouble,
        MediaTrouble.@Nullable Remedy remedy,
        Sentence explanation,
        Sentence ending) {}
