/** Tests of {@code incident}. */
package dev.evenkeel.incident.incident;
