/**
 * Emergency plans as data: how their files are read, and which commands move meetings off a relay,
 * one for each affected meeting and placement epoch, followed up until its outcome is known.
 */
@NullMarked
package dev.evenkeel.incident.plan.domain;

import org.jspecify.annotations.NullMarked;
