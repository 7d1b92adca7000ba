/** Routes alerts and delivers them. */
@NullMarked
package dev.evenkeel.incident.alert.events;

import org.jspecify.annotations.NullMarked;
