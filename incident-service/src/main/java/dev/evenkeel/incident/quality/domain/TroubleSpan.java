package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.incident.quality.domain.Attribution.Comparison;
import dev.evenkeel.incident.quality.domain.Attribution.Direction;
import dev.evenkeel.incident.quality.domain.Attribution.Witness;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One participant suffered for a while, and why.
 *
 * @param from start of the first second that showed it
 * @param to end of the last
 * @param confidence of the moments that spoke for this cause, times their share of the span
 * @param lossRatio the most that was lost in any window
 * @param compared at the moment it was clearest
 */
public record TroubleSpan(
        String meetingId,
        String participantId,
        Instant from,
        Instant to,
        Direction direction,
        CauseDomain domain,
        String causeId,
        double confidence,
        double lossRatio,
        List<Comparison> compared,
        @Nullable Witness witness) {

    public TroubleSpan {
        compared = List.copyOf(compared);
    }

    /** Whether it is the same cause at the same time. */
    public boolean isOneWith(TroubleSpan other) {
        return domain == other.domain
                && causeId.equals(other.causeId)
                && !other.from.isAfter(to)
                && !from.isAfter(other.to);
    }
}
