/** Tests of {@code drill}. */
package dev.evenkeel.incident.drill;
