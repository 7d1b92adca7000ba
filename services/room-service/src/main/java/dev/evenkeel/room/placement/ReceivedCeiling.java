package dev.evenkeel.room.placement;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.failover.LayerCeiling;

/** A command about a ceiling and the event it came in. */
public record ReceivedCeiling(LayerCeiling command, Event<?> event) {}
