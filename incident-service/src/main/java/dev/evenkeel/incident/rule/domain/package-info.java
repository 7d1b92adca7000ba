/**
 * Detection: rules as data, what is known of meetings, relays and paths, and findings. Everything
 * is evaluated with the time as an argument; nothing here knows Kafka or a database.
 */
@NullMarked
package dev.evenkeel.incident.rule.domain;

import org.jspecify.annotations.NullMarked;
