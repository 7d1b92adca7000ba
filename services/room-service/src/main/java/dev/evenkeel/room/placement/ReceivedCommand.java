package dev.evenkeel.room.placement;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.failover.FailoverCommand;

/**
 * A command as it came.
 *
 * @param event what carried it; everything that follows from it belongs to its trace
 */
public record ReceivedCommand(FailoverCommand command, Event<?> event) {}
