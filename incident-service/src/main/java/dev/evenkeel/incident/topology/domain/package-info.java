/**
 * What stands where and hangs on what: sites, their links, rooms and devices, as an operator wrote
 * it down.
 */
@NullMarked
package dev.evenkeel.incident.topology.domain;

import org.jspecify.annotations.NullMarked;
