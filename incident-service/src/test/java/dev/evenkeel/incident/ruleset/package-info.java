/** Tests of {@code ruleset}. */
package dev.evenkeel.incident.ruleset;
