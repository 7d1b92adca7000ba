package dev.evenkeel.room.control;

import dev.evenkeel.room.domain.KnownRelay;
import dev.evenkeel.room.domain.MeetingCeiling;
import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.live.RelayNotices;
import dev.evenkeel.room.placement.RelayRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells relays what they have to know of meetings. */
@Singleton
public class RelayControl implements RelayNotices {
    private final ControlCalls calls;
    private final RelayRegistry registry;

    @Inject
    RelayControl(ControlCalls calls, RelayRegistry registry) {
        this.calls = calls;
        this.registry = registry;
    }

    /**
     * Tells relays where a meeting runs, and below what its pictures are held.
     *
     * @param ceiling asked with each attempt
     * @param isNewest asked before each attempt; a placement that was overtaken is not told
     */
    public void place(
            String meetingId,
            Placement placement,
            Supplier<MeetingCeiling> ceiling,
            Collection<String> relayIds,
            BooleanSupplier isNewest) {
        Call call =
                new Call.Place(meetingId, placement, ceiling, () -> bridges(placement), isNewest);
        relayIds.forEach(relayId -> calls.tell(relayId, call));
    }

    @Override
    public void removed(String meetingId, String participantId, Placement placement) {
        Call call = new Call.Remove(meetingId, participantId);
        placement.relayIds().forEach(relayId -> calls.tell(relayId, call));
    }

    @Override
    public void ended(String meetingId, Placement placement) {
        Call call = new Call.End(meetingId);
        placement.relayIds().forEach(relayId -> calls.tell(relayId, call));
    }

    /** A test of the way to a relay is over. */
    public void probeEnded(String probeId, String relayId) {
        calls.tell(relayId, new Call.End(probeId));
    }

    Map<String, String> bridges(Placement placement) {
        return placement.relayIds().stream()
                .flatMap(relayId -> registry.find(relayId).stream())
                .collect(Collectors.toMap(KnownRelay::relayId, KnownRelay::bridgeAddress));
    }
}
