/**
 * The one way of telemetry from an admitted producer to Kafka, whatever it came in by: permission,
 * quota, check, normalisation, publication, and what became of it.
 */
@NullMarked
package dev.evenkeel.telemetry.intake;

import org.jspecify.annotations.NullMarked;
