/**
 * What a recorder takes from this relay: one flow for each recording, kept until the recorder says
 * that it is safe.
 */
@NullMarked
package dev.evenkeel.media.app.tap;

import org.jspecify.annotations.NullMarked;
