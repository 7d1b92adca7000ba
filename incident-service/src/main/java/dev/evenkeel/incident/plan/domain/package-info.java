/**
 * Emergency plans as data, and which of their steps are due: one command for each affected meeting
 * and placement epoch, followed up until its outcome is known.
 */
@NullMarked
package dev.evenkeel.incident.plan.domain;

import org.jspecify.annotations.NullMarked;
