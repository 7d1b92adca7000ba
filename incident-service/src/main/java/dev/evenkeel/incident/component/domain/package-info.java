/** How far consumers of Kafka are behind. Pure. */
@NullMarked
package dev.evenkeel.incident.component.domain;

import org.jspecify.annotations.NullMarked;
