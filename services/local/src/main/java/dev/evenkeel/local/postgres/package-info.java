/**
 * One PostgreSQL server from the binaries of a Maven artifact: unpacked once, initialised once,
 * then run as the real {@code postgres} process. Owns the cluster's folder; needs no Docker and no
 * JDBC.
 */
@NullMarked
package dev.evenkeel.local.postgres;

import org.jspecify.annotations.NullMarked;
