/**
 * How events leave this relay, whether Kafka is there or not: some are kept until it takes them,
 * most are worth nothing a moment later. Neither ever blocks the sender or grows without bound.
 */
@NullMarked
package dev.evenkeel.media.app.delivery;

import org.jspecify.annotations.NullMarked;
