@NullMarked
package dev.evenkeel.telemetry.snmp;

import org.jspecify.annotations.NullMarked;
