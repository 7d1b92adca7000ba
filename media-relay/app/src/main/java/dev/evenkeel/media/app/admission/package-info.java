/**
 * Who may open a session: tokens used once, people removed, keys of open sessions. Pure; time is
 * passed in.
 */
@NullMarked
package dev.evenkeel.media.app.admission;

import org.jspecify.annotations.NullMarked;
