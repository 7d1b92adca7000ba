/**
 * Polls network gear by SNMP v2c and v3 (RFC 3411–3418): interfaces (IF-MIB, RFC 2863) and optical
 * levels (ENTITY-SENSOR-MIB, RFC 3433), as measurements of the links and reports of the devices
 * that the configuration names. Only asks, never sets.
 */
@NullMarked
package dev.evenkeel.telemetry.snmp;

import org.jspecify.annotations.NullMarked;
