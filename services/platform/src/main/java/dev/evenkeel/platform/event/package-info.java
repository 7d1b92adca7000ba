/**
 * Events on their way in and out: made with a fresh identity, encoded as CloudEvents 1.0 Kafka
 * records in binary mode, published.
 */
@NullMarked
package dev.evenkeel.platform.event;

import org.jspecify.annotations.NullMarked;
