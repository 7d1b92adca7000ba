/** Tests of {@code silence}. */
package dev.evenkeel.incident.silence;
