/**
 * The whole system on one machine: an embedded Kafka broker and PostgreSQL server, every service as
 * its own process, and the front door that joins them. It starts services and imports none.
 */
@NullMarked
package dev.evenkeel.local;

import org.jspecify.annotations.NullMarked;
