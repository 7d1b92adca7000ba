/**
 * The life of an incident as pure functions: a decision is a reply and the events that make it
 * known. One incident for each rule and cause that is not resolved.
 */
@NullMarked
package dev.evenkeel.incident.incident.domain;

import org.jspecify.annotations.NullMarked;
