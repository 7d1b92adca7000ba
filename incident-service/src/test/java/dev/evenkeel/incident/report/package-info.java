/** Tests of {@code report}. */
package dev.evenkeel.incident.report;
