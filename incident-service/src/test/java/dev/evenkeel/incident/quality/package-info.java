/** Tests of {@code quality}. */
package dev.evenkeel.incident.quality;
