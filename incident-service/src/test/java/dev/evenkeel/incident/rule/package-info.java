/** Tests of {@code rule}. */
package dev.evenkeel.incident.rule;
