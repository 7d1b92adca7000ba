/** What comes from Kafka: one class per topic, translating and deciding nothing. */
@NullMarked
package dev.evenkeel.room.events;

import org.jspecify.annotations.NullMarked;
