/** Looks at services, brokers, consumer groups and certificates, and says how they are. */
@NullMarked
package dev.evenkeel.incident.component.events;

import org.jspecify.annotations.NullMarked;
