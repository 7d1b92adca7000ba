/**
 * One Kafka broker that is its own controller (KRaft), which clients find on 127.0.0.1. Topics are
 * made by who needs them. Owns the storage format, the broker's settings for one machine and
 * nothing about who uses it.
 */
@NullMarked
package dev.evenkeel.local.kafka;

import org.jspecify.annotations.NullMarked;
