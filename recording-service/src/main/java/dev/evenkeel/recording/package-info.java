/**
 * Records meetings: fetches what relays received, keeps it so that nobody can change it unseen, and
 * plays it.
 */
@NullMarked
package dev.evenkeel.recording;

import org.jspecify.annotations.NullMarked;
