/**
 * The running relay: started, told about, stopped. Owns the bridge between the relay thread and
 * everything else.
 */
@NullMarked
package dev.evenkeel.media.app.engine;

import org.jspecify.annotations.NullMarked;
