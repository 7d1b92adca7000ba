package dev.evenkeel.incident.incident.events;

import dev.evenkeel.contracts.failover.LayerCeilingSet;
import jakarta.inject.Singleton;

/** What became of ceilings that were ordered. */
@Singleton
public class CeilingAnswers extends Answers<LayerCeilingSet> {}
