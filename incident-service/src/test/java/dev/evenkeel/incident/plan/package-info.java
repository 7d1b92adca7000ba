/** Tests of {@code plan}. */
package dev.evenkeel.incident.plan;
