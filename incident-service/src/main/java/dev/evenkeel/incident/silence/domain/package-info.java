/**
 * What keeps incidents from paging: silences made by people and maintenance windows of the topology
 * file.
 */
@NullMarked
package dev.evenkeel.incident.silence.domain;

import org.jspecify.annotations.NullMarked;
