/** Tests of {@code alert}. */
package dev.evenkeel.incident.alert;
