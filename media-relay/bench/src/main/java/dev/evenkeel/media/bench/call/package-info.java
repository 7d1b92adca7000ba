/**
 * A call over a bad network, as browsers would lead it: a camera and a microphone that repeat what
 * is asked for, and a receiver that tells when packets came, asks for lost ones, waits for them as
 * long as a browser does, and says what was not heard and when the picture stood still. Both are
 * the same for every server.
 */
@NullMarked
package dev.evenkeel.media.bench.call;

import org.jspecify.annotations.NullMarked;
