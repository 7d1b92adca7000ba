/** Tests of {@code topology}. */
package dev.evenkeel.incident.topology;
