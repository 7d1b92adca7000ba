/** Tests of {@code run}. */
package dev.evenkeel.incident.run;
